package dev.hitch.link.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.link.secret.LinkSignature.Judgement;

import static org.assertj.core.api.Assertions.assertThat;

/** What is signed, and which signatures hold. */
class LinkSignatureTest {

    private static final String SECRET = "link_sec_5Yq2Wn8RkT1cVbXz3LmPd7Hg9JsAf0Eu";
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    /** The example of {@code api.md}. */
    private static Map<String, String> example() {
        return new HashMap<>(Map.of(
                "key", "pk_demodemodemodemodemodemodemodemo",
                "external_id", "fleet 456*~é",
                "redirect_url", "https://app.acme.com/done?a=1",
                "expires", "1798761600"));
    }

    private static Map<String, String> signed(Map<String, String> parameters) {
        parameters.put("sig", LinkSignature.sign(SECRET, LinkSignature.canonical(parameters)));
        return parameters;
    }

    private static Judgement judge(Map<String, String> parameters) {
        return LinkSignature.judge(parameters, List.of(SECRET), NOW);
    }

    @Test
    void theDocumentedExampleHasTheDocumentedSignature() throws IOException {
        String canonical = LinkSignature.canonical(example());
        assertThat(canonical)
                .isEqualTo(
                        "expires=1798761600&external_id=fleet%20456%2A~%C3%A9&key=pk_demodemodemodemodemodemodemodemo"
                                + "&redirect_url=https%3A%2F%2Fapp.acme.com%2Fdone%3Fa%3D1");
        String signature = LinkSignature.sign(SECRET, canonical);
        assertThat(signature).isEqualTo("403298903a8d0082ba4088e9132214cd2f860f64aa13510e13130eb62ec549bb");
        assertThat(Files.readString(Path.of("src/docs/api.md"))).contains(SECRET, canonical, signature);
    }

    @Test
    void whatChangesFromPageToPageIsNotSigned() {
        Map<String, String> parameters = signed(example());
        parameters.putAll(Map.of("lang", "fr", "q", "geo", "pick", "geotab"));
        assertThat(judge(parameters)).isEqualTo(Judgement.VALID);
    }

    @ParameterizedTest
    @CsvSource({
        "external_id, other-tenant",
        "external_id, ''",
        "redirect_url, https://evil.example/",
        "expires, 1798761601",
        "key, pk_other",
        "tags, a",
        "unknown, ''"
    })
    void whateverIsChangedOrAddedDoesNotHold(String name, String value) {
        Map<String, String> parameters = signed(example());
        parameters.put(name, value);
        assertThat(judge(parameters)).isEqualTo(Judgement.WRONG);
    }

    @Test
    void whatIsTakenAwayDoesNotHoldEither() {
        Map<String, String> parameters = signed(example());
        parameters.remove("external_id");
        assertThat(judge(parameters)).isEqualTo(Judgement.WRONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "not hexadecimal", "403298903A8D0082BA4088E9132214CD2F860F64AA13510E13130EB62EC549BB"})
    void whatIsNoSignatureIsWrong(String signature) {
        Map<String, String> parameters = example();
        parameters.put("sig", signature);
        assertThat(judge(parameters)).isEqualTo(Judgement.WRONG);
    }

    @Test
    void withoutASignatureAnybodyMayHaveWrittenIt() {
        assertThat(judge(example())).isEqualTo(Judgement.UNSIGNED);
    }

    @Test
    void anApplicationWithoutASecretHasSignedNothing() {
        assertThat(LinkSignature.judge(signed(example()), List.of(), NOW)).isEqualTo(Judgement.WRONG);
    }

    @Test
    void eachValidSecretIsTried() {
        assertThat(LinkSignature.judge(signed(example()), List.of("link_sec_new", SECRET), NOW))
                .isEqualTo(Judgement.VALID);
    }

    @Test
    void itIsValidUntilItExpires() {
        Map<String, String> parameters = example();
        parameters.put("expires", String.valueOf(NOW.getEpochSecond() + 1));
        assertThat(judge(signed(parameters))).isEqualTo(Judgement.VALID);
        parameters.put("expires", String.valueOf(NOW.getEpochSecond()));
        assertThat(judge(signed(parameters))).isEqualTo(Judgement.EXPIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "2026-12-01T00:00:00Z", "999999999999999999999"})
    void anExpiryThatIsNoNumberOfSecondsIsWrong(String expires) {
        Map<String, String> parameters = example();
        parameters.put("expires", expires);
        assertThat(judge(signed(parameters))).isEqualTo(Judgement.WRONG);
    }

    @Test
    void aSignatureNeedsAnExpiry() {
        Map<String, String> parameters = example();
        parameters.remove("expires");
        assertThat(judge(signed(parameters))).isEqualTo(Judgement.WRONG);
    }
}
