package dev.hitch.credential;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CredentialKeysTest {

    private static final String KEY =
            Base64.getEncoder().encodeToString("k".repeat(32).getBytes(StandardCharsets.UTF_8));

    @Test
    void theFirstKeyEncrypts() {
        CredentialKeys keys = new CredentialKeys(List.of("new:" + KEY, " old:" + KEY));
        assertThat(keys.sealingId()).isEqualTo("new");
        assertThat(keys.ids()).containsExactlyInAnyOrder("new", "old");
        assertThat(keys.get("other")).isNull();
        assertThat(keys.toString()).doesNotContain(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k1", "k1:", "k 1:AAAA", "k1:AAAA", "k1:!!!!"})
    void aMalformedKeyIsRefusedAndNotRepeated(String entry) {
        assertThatThrownBy(() -> new CredentialKeys(List.of(entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("HITCH_CREDENTIAL_KEYS")
                .message()
                .doesNotContain("AAAA");
    }

    @Test
    void aKeyIsNamedOnceAndThereIsOne() {
        assertThatThrownBy(() -> new CredentialKeys(List.of("a:" + KEY, "a:" + KEY)))
                .hasMessage("HITCH_CREDENTIAL_KEYS names the key a twice");
        assertThatThrownBy(() -> new CredentialKeys(List.of())).hasMessage("HITCH_CREDENTIAL_KEYS is not set");
    }

    @Test
    void aColumnIsNoPlaceForSql() {
        assertThatThrownBy(() -> new SealedColumn("a; DROP TABLE b", "key_id", "box", "secret"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new SealedColumn("connection", "token_key_id", "token_box", "token").row("conn_1"))
                .isEqualTo("conn_1:token");
    }
}
