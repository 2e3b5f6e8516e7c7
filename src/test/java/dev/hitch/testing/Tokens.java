package dev.hitch.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.smallrye.jwt.util.KeyUtils;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

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
        return sign(
                claims(client, ALL).expiresAt(MutableClock.instance().instant().plus(validity)));
    }

    /** What a valid token says, to be changed before it is signed. */
    public static JwtClaimsBuilder claims(String client, String scope) {
        return withoutClient().subject(client).claim("client_id", client).claim("scope", scope);
    }

    /** What a valid token says by the clock of the service, but for the client and its scopes. */
    public static JwtClaimsBuilder withoutClient() {
        Instant now = MutableClock.instance().instant();
        return Jwt.claims()
                .issuer(Development.ISSUER)
                .audience(Development.AUDIENCE)
                .issuedAt(now)
                .expiresAt(now.plusSeconds(3600));
    }

    /** Signed with the key that the service trusts. */
    public static String sign(JwtClaimsBuilder claims) {
        return claims.jws().sign(key());
    }

    /** The same with {@code type} as its {@code typ}, none where that is empty. */
    public static String typed(String type, JwtClaimsBuilder claims) {
        String signed = sign(claims);
        return signed(type, new String(Base64.getUrlDecoder().decode(signed.split("\\.")[1]), StandardCharsets.UTF_8));
    }

    /**
     * Signed as it stands, whatever {@code claims} is, with {@code type} as its {@code typ}, none where that is empty.
     */
    public static String signed(String type, String claims) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue("RS256");
        if (!type.isEmpty()) {
            jws.setHeader("typ", type);
        }
        jws.setPayload(claims);
        jws.setKey(key());
        try {
            return jws.getCompactSerialization();
        } catch (JoseException unsignable) {
            throw new IllegalStateException(unsignable);
        }
    }

    private static PrivateKey key() {
        try {
            return KeyUtils.decodePrivateKey(Files.readString(Path.of("target", "hitch-test", "keys", "private.pem")));
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
