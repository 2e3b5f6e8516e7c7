package dev.hitch.provider.http;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProviderAnswerTest {

    private final JsonNode json = new ProviderAnswer(
                    200,
                    Optional.empty(),
                    "{\"text\":\" Acme\\u0000\\n \",\"number\":7,\"blank\":\" \",\"null\":null,\"list\":[1],\"long\":\"%s\"}"
                            .formatted("🚚".repeat(300))
                            .getBytes(StandardCharsets.UTF_8))
            .json();

    @Test
    void textsAndNumbersAreTextsThatCanBeStored() {
        assertThat(ProviderAnswer.text(json.path("text"))).contains("Acme");
        assertThat(ProviderAnswer.text(json.path("number"))).contains("7");
        assertThat(ProviderAnswer.text(json.path("long"))).contains("🚚".repeat(255));
    }

    @Test
    void everythingElseIsNoText() {
        assertThat(ProviderAnswer.text(json.path("blank"))).isEmpty();
        assertThat(ProviderAnswer.text(json.path("null"))).isEmpty();
        assertThat(ProviderAnswer.text(json.path("list"))).isEmpty();
        assertThat(ProviderAnswer.text(json.path("missing"))).isEmpty();
    }
}
