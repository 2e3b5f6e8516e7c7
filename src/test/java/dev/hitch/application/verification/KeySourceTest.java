package dev.hitch.application.verification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.testing.FakeIdentityProvider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeySourceTest {

    @TempDir
    Path directory;

    private static String jwks() {
        try (FakeIdentityProvider identities = new FakeIdentityProvider()) {
            return identities.jwks();
        }
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("keys"), text);
    }

    @Test
    void aFileOrTheSettingItselfHoldsTheKeys() throws IOException {
        String jwks = jwks();
        Path file = file(jwks);
        for (String location :
                new String[] {file.toString(), file.toUri().toString(), "file:" + file, "file://" + file}) {
            KeySource.requireUsable(Optional.empty(), Optional.of(location));
            JWTAuthContextInfo settings = new JWTAuthContextInfo();
            settings.setPublicKeyLocation(location);
            KeySource source = KeySource.of(settings, null);
            assertThat(source.read().await().atMost(Duration.ofSeconds(30))).isEqualTo(jwks);
            assertThat(source.changes()).isFalse();
        }
        KeySource.requireUsable(Optional.of(jwks), Optional.of("/nowhere"));
    }

    @Test
    void aFileThatHoldsNoKeyIsNamed() throws IOException {
        Path file = file("{}");
        assertThatThrownBy(() -> KeySource.requireUsable(Optional.empty(), Optional.of(file.toString())))
                .hasMessage("MP_JWT_VERIFY_PUBLICKEY_LOCATION " + file + ": is no JWKS document, it has no \"keys\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/no/such/file",
                "",
                "file:",
                "\u0000",
                "/tmp",
                "https://",
                "https:///jwks",
                "http://a b/",
                "ftp://idp/jwks"
            })
    void aLocationThatLeadsNowhereIsRefusedInALine(String location) {
        assertThatThrownBy(() -> KeySource.requireUsable(Optional.empty(), Optional.of(location)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("MP_JWT_VERIFY_PUBLICKEY_LOCATION ")
                .hasMessageNotContainingAny("\n", "Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://idp.example/jwks", "HTTPS://idp.example/jwks", "http://[::1]:8080/jwks?p=x"})
    void anAddressIsNotFetchedAtTheStart(String location) {
        KeySource.requireUsable(Optional.empty(), Optional.of(location));
    }

    @Test
    void aKeyThatIsNoneIsNotRepeated() {
        assertThatThrownBy(() -> KeySource.requireUsable(Optional.of("secret"), Optional.empty()))
                .hasMessageStartingWith("MP_JWT_VERIFY_PUBLICKEY: is neither")
                .hasMessageNotContaining("secret");
    }
}
