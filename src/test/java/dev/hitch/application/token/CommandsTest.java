package dev.hitch.application.token;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

import dev.hitch.application.verification.KeySet;
import dev.hitch.credential.CredentialKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The commands {@code keys} and {@code token}, in this process. */
class CommandsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private int run(CommandSpec command, String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private int token(String... more) {
        String[] arguments = {
            "--key", directory.resolve("private.pem").toString(),
            "--issuer", "https://issuer.acme.test",
            "--audience", "hitch",
            "--client-id", "acme",
            "--scope", "links:write links:read",
            "--expires-in", more[0]
        };
        return run(new TokenCommand().spec(), arguments);
    }

    @Test
    void theKeysAreUsableAndSecretOnesAreForTheirOwnerAlone() throws Exception {
        assertThat(run(new KeysCommand().spec(), "--out", directory.toString())).isZero();
        assertThatCode(() -> KeySet.parse(Files.readString(directory.resolve("public.pem"))))
                .doesNotThrowAnyException();
        String secret = Files.readString(directory.resolve("credential.key"));
        assertThatCode(() -> new CredentialKeys(List.of(secret.split(",")))).doesNotThrowAnyException();
        for (String file : new String[] {"private.pem", "credential.key"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file))))
                    .isEqualTo("rw-------");
        }
        assertThat(out.toString()).contains("private.pem", "public.pem").doesNotContain(secret.strip());
    }

    @Test
    void nothingIsOverwrittenAndNothingSecretPrinted() throws Exception {
        KeyFiles files = KeyFiles.create(directory);
        assertThat(files.toString()).contains("private.pem").doesNotContain(files.credentialKeys());
        String before = Files.readString(directory.resolve("private.pem"));
        assertThatThrownBy(() -> KeyFiles.create(directory))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("exists already");
        assertThat(Files.readString(directory.resolve("private.pem"))).isEqualTo(before);
        assertThat(KeyFiles.readOrCreate(directory).credentialKeys())
                .isEqualTo(Files.readString(directory.resolve("credential.key")).strip());
    }

    @Test
    void aTokenIsAllThatIsPrinted() {
        KeyFiles.create(directory);
        assertThat(token("P90D")).isZero();
        assertThat(out.toString()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\\R");
        String claims = new String(Base64.getUrlDecoder().decode(out.toString().split("\\.")[1]));
        assertThat(claims)
                .contains("\"client_id\":\"acme\"", "\"scope\":\"links:write links:read\"", "\"aud\":\"hitch\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"90 days", "P90", "", "tomorrow"})
    void aDurationThatIsNoneIsRefusedByName(String duration) {
        assertThat(token(duration)).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("--expires-in");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aMissingOptionIsNamed() {
        assertThat(run(new TokenCommand().spec(), "--issuer", "x")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("--key", "--audience", "--client-id", "--scope", "--expires-in");
        assertThat(run(new KeysCommand().spec())).isEqualTo(CommandLine.ExitCode.USAGE);
    }
}
