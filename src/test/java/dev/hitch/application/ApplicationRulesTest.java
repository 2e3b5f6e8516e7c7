package dev.hitch.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ApplicationRulesTest {

    private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

    private final Application application = new Application();

    ApplicationRulesTest() {
        application.clientId = "acme";
        application.name = "Acme";
        application.redirectOrigins = new String[0];
        application.embedOrigins = new String[0];
        application.mergeConnections = true;
        application.updatedAt = BEFORE;
    }

    private void apply(
            Optional<String> name,
            Optional<List<String>> redirectOrigins,
            Optional<Boolean> mergeConnections,
            Optional<String> agreementUrl) {
        application.apply(new PatchApplication(name, redirectOrigins, null, mergeConnections, agreementUrl), NOW);
    }

    @Test
    void absentMembersKeepTheirValue() {
        apply(null, null, null, null);
        assertThat(application.name()).contains("Acme");
        assertThat(application.mergesConnections()).isTrue();
        assertThat(application.updatedAt).isEqualTo(BEFORE);
    }

    @Test
    void nullGoesBackToTheDefault() {
        application.mergeConnections = false;
        application.redirectOrigins = new String[] {"https://a.acme.test"};
        application.agreementUrl = "https://acme.test/terms";
        apply(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(application.name).isEqualTo("acme");
        assertThat(application.name()).isEmpty();
        assertThat(application.mergesConnections()).isTrue();
        assertThat(application.redirectOrigins).isEmpty();
        assertThat(application.agreementUrl()).isEmpty();
        assertThat(application.updatedAt).isEqualTo(NOW);
    }

    @Test
    void whatChangesNothingDoesNotMoveUpdatedAt() {
        apply(Optional.of("Acme"), Optional.of(List.of()), Optional.of(true), Optional.empty());
        assertThat(application.updatedAt).isEqualTo(BEFORE);
    }

    @Test
    void originsAreStoredInOneSpellingAndOnce() {
        apply(null, Optional.of(List.of("https://A.acme.test:443", "https://a.acme.test")), null, null);
        assertThat(application.redirectOrigins).containsExactly("https://a.acme.test");
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.acme.test/back?x=1, true",
        "https://a.acme.test:8443/back, false",
        "https://b.acme.test/back, false",
        "http://a.acme.test/back, false",
        "nonsense, false"
    })
    void aRedirectGoesToAListedOrigin(String url, boolean allowed) {
        application.redirectOrigins = new String[] {"https://a.acme.test"};
        assertThat(application.mayRedirectTo(url)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"https://anywhere.test/back, true", "http://anywhere.test/back, false", "nonsense, false"})
    void withoutAListARedirectGoesToAnyUsableOrigin(String url, boolean allowed) {
        assertThat(application.mayRedirectTo(url)).isEqualTo(allowed);
    }
}
