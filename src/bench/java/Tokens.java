import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;

import io.smallrye.jwt.util.KeyUtils;

import dev.hitch.application.token.TokenCommand;

/**
 * Access tokens of many applications in one process: {@code Tokens.java private.pem issuer audience scope count} prints
 * one a line, of the clients {@code bench-0} and on. The command {@code token} of the service makes one at a time.
 */
public final class Tokens {

    private Tokens() {}

    public static void main(String[] arguments) throws Exception {
        PrivateKey key = KeyUtils.decodePrivateKey(Files.readString(Path.of(arguments[0])));
        for (int i = 0; i < Integer.parseInt(arguments[4]); i++) {
            System.out.println(
                    TokenCommand.sign(key, arguments[1], arguments[2], "bench-" + i, arguments[3], Duration.ofDays(1)));
        }
    }
}
