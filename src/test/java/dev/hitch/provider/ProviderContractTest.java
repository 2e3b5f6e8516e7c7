package dev.hitch.provider;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.hitch.credential.Credentials;
import dev.hitch.provider.ProviderFailure.Kind;
import dev.hitch.provider.http.ProviderHttp;
import dev.hitch.provider.http.ProviderHttpConfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What every {@link Provider} keeps, whatever stands behind it. Methods that return credentials also arrange what they
 * meet.
 */
public abstract class ProviderContractTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static Vertx vertx;
    private static ProviderHttp http;

    private record HttpBounds(Duration connectTimeout, int maxAnswerBytes, int connections)
            implements ProviderHttpConfig {}

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        http = new ProviderHttp(vertx, new HttpBounds(Duration.ofSeconds(5), 1024 * 1024, 8), Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** What real providers are called through. */
    protected static ProviderHttp http() {
        return http;
    }

    /** The provider under test. */
    protected abstract Provider provider();

    /** The right ones of an account. */
    protected abstract Map<String, String> right();

    /** The right ones of another account. */
    protected abstract Map<String, String> rightForAnotherAccount();

    /** Ones that the provider refuses. */
    protected abstract Map<String, String> wrong();

    /** Ones that meet the provider's quota. */
    protected abstract Map<String, String> rateLimited();

    /** Ones that meet a provider in trouble. */
    protected abstract Map<String, String> down();

    /** Ones that get no answer. */
    protected abstract Map<String, String> silent();

    /** The account, or the failure thrown. */
    protected ProviderAccount verify(Map<String, String> given) {
        return verify(given, LONG);
    }

    /** As {@link #verify(Map)}, for a provider that is given little time. */
    protected ProviderAccount verifyQuickly(Map<String, String> given) {
        return verify(given, SHORT);
    }

    private ProviderAccount verify(Map<String, String> given, Duration limit) {
        Provider provider = provider();
        Credentials typed = Credentials.of(given);
        assertThat(ProviderFields.check(provider, typed)).isEmpty();
        ProviderCalls calls = new ProviderCalls(() -> limit, new SimpleMeterRegistry());
        return new ProviderCatalog(List.of(provider), calls)
                .verify(provider, ProviderFields.credentials(provider, typed))
                .await()
                .atMost(LONG.plus(LONG));
    }

    /** The failure of a kind that these credentials meet, found to keep their secret. */
    protected ProviderFailure failure(Kind kind, Map<String, String> given) {
        ProviderFailure failure = catchThrowableOfType(ProviderFailure.class, () -> verify(given));
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo(kind);
        assertKeepsSecret(failure, given);
        return failure;
    }

    private void assertKeepsSecret(ProviderFailure failure, Map<String, String> given) {
        for (ProviderField field : provider().fields()) {
            String value = given.get(field.name());
            if (field.secret() && value != null) {
                assertThat(failure.toString()).doesNotContain(value);
                assertThat(failure.getCause()).isNull();
                assertThat(failure.getSuppressed()).isEmpty();
            }
        }
    }

    @Test
    void saysWhoItIsInAWayThatLasts() {
        Provider provider = provider();
        assertThat(provider.code()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(provider.name()).isNotBlank();
        assertThat(provider.status()).isNotNull();
        assertThat(provider.fields()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(provider.fields()).allSatisfy(field -> {
            assertThat(field.name()).matches("[a-z][A-Za-z0-9]*");
            assertThat(field.label()).isNotBlank();
        });
        assertThat(provider.fields()).anyMatch(ProviderField::secret).anyMatch(ProviderField::required);
    }

    @Test
    void rightCredentialsOpenAnAccountThatCanBeRecognised() {
        ProviderAccount account = verify(right());
        assertThat(account.sourceId()).isNotBlank().hasSizeLessThanOrEqualTo(255);
        assertThat(account.name()).isNotBlank();
    }

    @Test
    void theSameAccountHasTheSameSourceIdAndAnotherHasAnother() {
        String first = verify(right()).sourceId();
        assertThat(verify(right()).sourceId()).isEqualTo(first);
        assertThat(verify(rightForAnotherAccount()).sourceId()).isNotEqualTo(first);
    }

    @Test
    void wrongCredentialsAreRefused() {
        failure(Kind.INVALID_CREDENTIALS, wrong());
    }

    @Test
    void quotaOfTheProviderIsToldWithATimeToWait() {
        assertThat(failure(Kind.RATE_LIMITED, rateLimited()).retryAfter()).isPositive();
    }

    @Test
    void providerInTroubleIsUnavailable() {
        failure(Kind.UNAVAILABLE, down());
    }

    @Test
    void silenceEndsAtTheTimeLimit() {
        Map<String, String> given = silent();
        ProviderFailure failure = catchThrowableOfType(ProviderFailure.class, () -> verifyQuickly(given));
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
        assertKeepsSecret(failure, given);
    }

    @Test
    void credentialsArePrintedWithoutTheirValues() {
        Credentials credentials = ProviderFields.credentials(provider(), Credentials.of(right()));
        assertThat(right().values()).noneMatch(value -> credentials.toString().contains(value));
    }
}
