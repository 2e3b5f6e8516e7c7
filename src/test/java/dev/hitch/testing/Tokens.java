package dev.hitch.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.smallrye.jwt.util.KeyUtils;

import dev.hitch.application.Scopes;
import dev.hitch.development.Development;

/** Access tokens that the service under test accepts. */
public final class Tokens {

    /** Every scope there is. */
    public static final String ALL = String.join(" ", Scopes.ALL);

    private Tokens() {}

    /** A client that no other test knows. */
    public static String newClient() {
        return "test-" + UUID.randomUUID();
    }

    /** A token of {@code client} with every scope. */
    public static String of(String client) {
        return of(client, ALL);
    }

    /** A token of {@code client} with {@code scope}. */
    public static String of(String client, String scope) {
        return sign(claims(client, scope));
    }

    /** A token of {@code client} with every scope that is valid for {@code validity}. */
    public static String lasting(String client, Duration validity) {
        return sign(claims(client, ALL).expiresAt(Instant.now().plus(validity)));
    }

    /** What a valid token says, to be changed before it is signed. */
    public static JwtClaimsBuilder claims(String client, String scope) {
        return withoutClient().subject(client).claim("client_id", client).claim("scope", scope);
    }

    /** What a valid token says, but for the client and its scopes. */
    public static JwtClaimsBuilder withoutClient() {
        Instant now = Instant.now();
        return Jwt.claims()
                .issuer(Development.ISSUER)
                .audience(Development.AUDIENCE)
                .issuedAt(now)
                .expiresAt(now.plusSeconds(3600));
    }

    /** Signed with the key that the service trusts. */
    public static String sign(JwtClaimsBuilder claims) {
        try {
            String pem = Files.readString(Path.of("target", "hitch-test", "keys", "private.pem"));
            return claims.jws().sign(KeyUtils.decodePrivateKey(pem));
        } catch (Exception unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
