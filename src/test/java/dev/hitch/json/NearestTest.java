package dev.hitch.json;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NearestTest {

    private static final List<String> KNOWN = List.of(
            "backfill",
            "externalId",
            "name",
            "provider",
            "providerHints",
            "redirectUrl",
            "syncMode",
            "tags",
            "template");

    @ParameterizedTest
    @CsvSource({
        "external_id, externalId",
        "ExternalID, externalId",
        "externalld, externalId",
        "nmae, name",
        "tag, tags",
        "redirectURI, redirectUrl",
        "sync-mode, syncMode",
        "providerhint, providerHints"
    })
    void findsWhatWasMeant(String typed, String meant) {
        assertThat(Nearest.to(typed, KNOWN)).contains(meant);
    }

    @Test
    void guessesNothingFarFetched() {
        assertThat(Nearest.to("colour", KNOWN)).isEmpty();
        assertThat(Nearest.to("x".repeat(10_000), KNOWN)).isEmpty();
        assertThat(Nearest.to("", KNOWN)).isEmpty();
    }
}
