package dev.hitch.credential;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CredentialCipherTest {

    private static final String ONE = "one:" + Base64.getEncoder().encodeToString(new byte[32]);
    private static final String TWO =
            "two:" + Base64.getEncoder().encodeToString("x".repeat(32).getBytes(StandardCharsets.UTF_8));

    private static CredentialCipher cipher(String... keys) {
        return new CredentialCipher(new CredentialKeys(List.of(keys)), new SecureRandom());
    }

    @Test
    void whatWasSealedOpensForItsRowAlone() {
        CredentialCipher cipher = cipher(ONE);
        Sealed sealed = cipher.seal(Credentials.of(Map.of("password", "pässword")), "conn_1:credentials");
        assertThat(cipher.openCredentials(sealed, "conn_1:credentials").get("password"))
                .contains("pässword");
        assertThatThrownBy(() -> cipher.open(sealed, "conn_2:credentials")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cipher.open(sealed, "conn_1:token")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aChangedBoxDoesNotOpen() {
        CredentialCipher cipher = cipher(ONE);
        Sealed sealed = cipher.seal("secret", "row");
        for (int i = 0; i < sealed.box().length; i++) {
            byte[] box = sealed.box().clone();
            box[i] ^= 1;
            assertThatThrownBy(() -> cipher.open(new Sealed("one", box), "row"))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void theFirstKeySealsAndAllOpen() {
        Sealed old = cipher(ONE).seal("secret", "row");
        CredentialCipher rotated = cipher(TWO, ONE);
        assertThat(rotated.open(old, "row")).isEqualTo("secret");
        assertThat(rotated.seal("secret", "row").keyId()).isEqualTo("two");
        assertThatThrownBy(() -> cipher(TWO).open(old, "row")).hasMessageContaining("one");
    }

    @Test
    void sealingTwiceGivesDifferentBoxes() {
        CredentialCipher cipher = cipher(ONE);
        assertThat(cipher.seal("secret", "row").box())
                .isNotEqualTo(cipher.seal("secret", "row").box());
    }

    @Test
    void nothingPrintsASecret() {
        Credentials credentials = Credentials.of(Map.of("password", "hunter2"));
        assertThat(credentials).hasToString("Credentials[password]");
        assertThat(new CredentialKeys(List.of(ONE))).hasToString("CredentialKeys[one]");
        assertThat(cipher(ONE).seal(credentials, "row")).hasToString("Sealed[one]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one", "one:", ":AAAA", "one:AAAA", "one:!!!!", "bad id:AAAA"})
    void malformedKeysAreRefusedWithoutRepeatingThem(String entry) {
        assertThatThrownBy(() -> new CredentialKeys(List.of(entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HITCH_CREDENTIAL_KEYS")
                .hasMessageNotContaining("AAAA");
    }
}
