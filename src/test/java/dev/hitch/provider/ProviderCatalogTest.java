package dev.hitch.provider;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.hitch.credential.Credentials;
import dev.hitch.provider.ProviderFailure.Kind;
import dev.hitch.telemetry.Metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProviderCatalogTest {

    private static final Credentials CREDENTIALS = Credentials.of(Map.of("password", "s3cr3t"));
    private static final ProviderAccount ACCOUNT = new ProviderAccount("1", "Acme", null, List.of());

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void providersAreSortedByNameWithoutThoseSwitchedOff() {
        ProviderCatalog catalog =
                catalog(new Stub("b", "Zonar"), new Stub("c", "acme"), new Stub("a", "Off", false, null));
        assertThat(catalog.all()).extracting(Provider::name).containsExactly("acme", "Zonar");
        assertThat(catalog.codes()).containsExactly("c", "b");
        assertThat(catalog.find("a")).isEmpty();
        assertThat(catalog.find("b")).isPresent();
        assertThat(catalog.find(null)).isEmpty();
    }

    @Test
    void twoProvidersOfOneCodeAreADefect() {
        assertThatThrownBy(() -> catalog(new Stub("a", "One"), new Stub("a", "Two")))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({"PT20S, 20", "PT2M, 120", "PT1.5S, 2", "PT0.001S, 1"})
    void theLongestWaitIsTheTimeLimitInWholeSeconds(Duration limit, long seconds) {
        ProviderCatalog catalog = new ProviderCatalog(List.of(), new ProviderCalls(() -> limit, meters));
        assertThat(catalog.longestWait()).isEqualTo(seconds);
    }

    @Test
    void providerThatIsNotOfferedIsUnavailable() {
        assertThatThrownBy(() -> verify(catalog(), "gone")).extracting("kind").isEqualTo(Kind.UNAVAILABLE);
    }

    static List<Supplier<Uni<ProviderAccount>>> defects() {
        return List.of(
                () -> Uni.createFrom().failure(new IllegalStateException("s3cr3t")),
                () -> Uni.createFrom().nullItem(),
                () -> null,
                () -> {
                    throw new IllegalArgumentException("s3cr3t");
                });
    }

    @ParameterizedTest
    @MethodSource("defects")
    void defectOfAProviderIsUnavailableAndKeepsItsTextToItself(Supplier<Uni<ProviderAccount>> defect) {
        ProviderCatalog catalog = catalog(new Stub("a", "A", true, defect));
        assertThatThrownBy(() -> verify(catalog, "a"))
                .hasMessageNotContaining("s3cr3t")
                .hasNoCause()
                .extracting("kind")
                .isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void whereNoConnectionCouldBeOpenedTheProviderIsAskedOnceMore() {
        AtomicInteger asked = new AtomicInteger();
        ProviderCatalog catalog = new ProviderCatalog(
                List.of(new Stub(
                        "a",
                        "A",
                        true,
                        () -> asked.incrementAndGet() == 1
                                ? Uni.createFrom().failure(ProviderFailure.of(Kind.UNREACHABLE, ""))
                                : Uni.createFrom().item(ACCOUNT))),
                new ProviderCalls(() -> Duration.ofSeconds(10), meters));
        assertThat(verify(catalog, "a")).isEqualTo(ACCOUNT);
        assertThat(asked).hasValue(2);
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "UNREACHABLE")
    void whereAnythingWasSentItIsNotAskedAgain(Kind kind) {
        AtomicInteger asked = new AtomicInteger();
        ProviderCatalog catalog = catalog(new Stub("a", "A", true, () -> {
            asked.incrementAndGet();
            return Uni.createFrom().failure(ProviderFailure.of(kind, ""));
        }));
        assertThatThrownBy(() -> verify(catalog, "a")).extracting("kind").isEqualTo(kind);
        assertThat(asked).hasValue(1);
    }

    @Test
    void everyEndIsCountedWithItsOutcome() {
        Map<String, Supplier<Uni<ProviderAccount>>> ends = Map.of(
                "accepted", () -> Uni.createFrom().item(ACCOUNT),
                "invalid_credentials", fails(ProviderFailure.of(Kind.INVALID_CREDENTIALS, "")),
                "insufficient_permissions", fails(ProviderFailure.of(Kind.INSUFFICIENT_PERMISSIONS, "")),
                "rate_limited", fails(ProviderFailure.rateLimited(Duration.ZERO)),
                "unavailable", fails(ProviderFailure.of(Kind.UNAVAILABLE, "")),
                "timed_out", () -> Uni.createFrom().nothing());
        ends.forEach((outcome, end) -> {
            verifyIgnoringTheEnd(catalog(new Stub("a", "A", true, end)));
            assertThat(meters.get(Metrics.PROVIDER_VERIFY)
                            .tag(Metrics.PROVIDER, "a")
                            .tag(Metrics.OUTCOME, outcome)
                            .timer()
                            .count())
                    .isEqualTo(1);
        });
    }

    @Test
    void callerGoesOnWhereItCalled() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            Context context = vertx.getOrCreateContext();
            CompletableFuture<Context> answered = new CompletableFuture<>();
            ProviderCatalog catalog = catalog(
                    new Stub("slow", "Slow", true, () -> Uni.createFrom().nothing()));
            context.runOnContext(called -> catalog.verify("slow", CREDENTIALS)
                    .subscribe()
                    .with(account -> {}, failure -> answered.complete(Vertx.currentContext())));
            assertThat(answered.get()).isSameAs(context);
        } finally {
            vertx.close();
        }
    }

    private static Supplier<Uni<ProviderAccount>> fails(ProviderFailure failure) {
        return () -> Uni.createFrom().failure(failure);
    }

    private ProviderCatalog catalog(Provider... providers) {
        return new ProviderCatalog(List.of(providers), new ProviderCalls(() -> Duration.ofMillis(50), meters));
    }

    private static ProviderAccount verify(ProviderCatalog catalog, String code) {
        return catalog.verify(code, CREDENTIALS).await().atMost(Duration.ofSeconds(10));
    }

    private static void verifyIgnoringTheEnd(ProviderCatalog catalog) {
        try {
            verify(catalog, "a");
        } catch (ProviderFailure expected) {
            // It is the count that matters.
        }
    }

    /** A provider that does what a test says. */
    private record Stub(String code, String name, boolean enabled, Supplier<Uni<ProviderAccount>> end)
            implements Provider {

        Stub(String code, String name) {
            this(code, name, true, () -> Uni.createFrom().item(ACCOUNT));
        }

        @Override
        public ProviderStatus status() {
            return ProviderStatus.SANDBOX;
        }

        @Override
        public List<ProviderField> fields() {
            return List.of();
        }

        @Override
        public Uni<ProviderAccount> verify(Credentials credentials) {
            return end.get();
        }
    }
}
