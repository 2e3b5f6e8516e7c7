package dev.hitch.json;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import jakarta.validation.Validation;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import dev.hitch.provider.OneProvider;
import dev.hitch.shortlink.LinkParameters;

/** Reading the body of a mint and checking all of its rules. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BodyBenchmark {

    private static final String FOUR = "{\"provider\":\"geotab\",\"externalId\":\"fleet_456\",\"name\":\"Fleet 456\","
            + "\"redirectUrl\":\"https://app.acme.com/telematics-success\"}";
    private static final String EXAMPLE = "{\"provider\":\"geotab\",\"externalId\":\"fleet_456\",\"name\":\"<string>\","
            + "\"tags\":[\"Tag Name\"],\"redirectUrl\":\"https://app.acme.com/telematics-success\","
            + "\"syncMode\":\"automatic\",\"backfill\":{\"startFrom\":\"2021-01-06T03:24:53.000Z\",\"days\":123},"
            + "\"template\":\"ltp_01HXQ4YK8V2X0X0X0X0X0X0X0X\"}";

    private final JsonBodyReader bodies = new JsonBodyReader(Validation.byDefaultProvider()
            .configure()
            .constraintValidatorFactory(new OneProvider())
            .buildValidatorFactory()
            .getValidator());
    private final byte[] four = FOUR.getBytes(StandardCharsets.UTF_8);
    private final byte[] example = EXAMPLE.getBytes(StandardCharsets.UTF_8);

    @Benchmark
    public LinkParameters readFourMembers() {
        return bodies.draft(four, LinkParameters.class).require();
    }

    @Benchmark
    public LinkParameters readTheExample() {
        return bodies.draft(example, LinkParameters.class).require();
    }
}
