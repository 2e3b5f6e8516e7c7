package dev.hitch.id;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SecretTokenTest {

    private final SecretToken token = new RandomTokens(new SecureRandom()).secret("con_tkn_");

    @Test
    void aTokenIsReadBackFromItsText() {
        SecretToken read = SecretToken.parse("con_tkn_", token.reveal()).orElseThrow();
        assertThat(read.reveal()).isEqualTo(token.reveal());
        assertThat(read.hash()).isEqualTo(token.hash()).isEqualTo(Sha256.of(token.reveal()));
    }

    @Test
    void printedItShowsWhatItIsForAlone() {
        assertThat(token).hasToString("con_tkn_…");
    }

    @Test
    void aTokenForOneThingIsNoneForAnother() {
        assertThat(SecretToken.parse("pub_tkn_", token.reveal())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "con_tkn_",
                "con_tkn_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "con_tkn_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "con_tkn_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA!",
                " con_tkn_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "CON_TKN_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void whatHasAnotherFormIsNone(String text) {
        assertThat(SecretToken.parse("con_tkn_", text)).isEmpty();
    }

    // FIPS 180-4, published examples.
    @ParameterizedTest
    @CsvSource({
        "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq,"
                + " 248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    })
    void hashesAreSha256(String text, String hash) {
        assertThat(HexFormat.of().formatHex(Sha256.of(text))).isEqualTo(hash);
        assertThat(Sha256.of("a", text.getBytes(StandardCharsets.UTF_8))).isEqualTo(Sha256.of("a\n" + text));
    }
}
