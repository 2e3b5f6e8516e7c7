package dev.hitch.fingerprint;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The canonical form of a request, and its fingerprint, which includes the canonical form. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FingerprintBenchmark {

    private String four = "{\"provider\":\"geotab\",\"externalId\":\"fleet_456\",\"name\":\"Fleet 456\","
            + "\"redirectUrl\":\"https://app.acme.com/telematics-success\"}";
    private String example = "{\"provider\":\"geotab\",\"externalId\":\"fleet_456\",\"name\":\"<string>\","
            + "\"tags\":[\"Tag Name\"],\"redirectUrl\":\"https://app.acme.com/telematics-success\","
            + "\"backfill\":{\"startFrom\":\"2021-01-06T03:24:53.000Z\",\"days\":123},"
            + "\"template\":\"ltp_01HXQ4YK8V2X0X0X0X0X0X0X0X\"}";

    @Benchmark
    public byte[] canonicalFormOfFourMembers() {
        return Fingerprint.canonical(four);
    }

    @Benchmark
    public byte[] canonicalFormOfTheExample() {
        return Fingerprint.canonical(example);
    }

    @Benchmark
    public byte[] fingerprintOfFourMembers() {
        return Fingerprint.of("link/1", four);
    }

    @Benchmark
    public byte[] fingerprintOfTheExample() {
        return Fingerprint.of("link/1", example);
    }
}
