package dev.hitch.credential;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Sealing the credentials of a connection, and opening them again. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SealBenchmark {

    private static final String ROW = "conn_01HXQ4YK8V2X0X0X0X0X0X0X0X:credentials";

    private final CredentialCipher cipher = new CredentialCipher(
            new CredentialKeys(List.of("k1:" + Base64.getEncoder().encodeToString(new byte[32]))), new SecureRandom());
    private final Credentials credentials = Credentials.of(Map.of("username", "fleet@acme.com", "password", "secret"));
    private final Sealed sealed = cipher.seal(credentials, ROW);

    @Benchmark
    public Sealed seal() {
        return cipher.seal(credentials, ROW);
    }

    @Benchmark
    public Credentials open() {
        return cipher.openCredentials(sealed, ROW);
    }
}
