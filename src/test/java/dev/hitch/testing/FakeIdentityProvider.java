package dev.hitch.testing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * An identity provider: publishes its keys at {@code /jwks}, signs tokens with the newest, and can be told to
 * misbehave.
 */
public final class FakeIdentityProvider extends FakeProvider {

    /** Where OpenID Connect's discovery document is, which operators name by mistake. */
    public static final String DISCOVERY = "/.well-known/openid-configuration";

    private final List<PublicJsonWebKey> keys = new CopyOnWriteArrayList<>();

    /** On any port, with one key. */
    public FakeIdentityProvider() {
        this(0);
    }

    /** On {@code port}, with one key. */
    public FakeIdentityProvider(int port) {
        super(port);
        rotate();
    }

    /** From now on signs with a new key and publishes that one alone. */
    public void rotate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
            key.setPrivateKey(pair.getPrivate());
            key.setKeyId(UUID.randomUUID().toString());
            keys.add(0, key);
        } catch (GeneralSecurityException | JoseException unsupported) {
            throw new IllegalStateException(unsupported);
        }
    }

    /** A token as it would issue it, with {@code typ} as its type, none where that is null. */
    public String sign(JwtClaimsBuilder claims, String type) {
        var head = claims.jws().keyId(keys.get(0).getKeyId());
        return (type == null ? head : head.type(type)).sign(keys.get(0).getPrivateKey());
    }

    /** A token of {@code client} with every scope. */
    public String token(String client) {
        return sign(Tokens.claims(client, Tokens.ALL), "at+jwt");
    }

    /** A token that names a key which nobody has. */
    public String garbage() {
        return Tokens.claims(Tokens.newClient(), Tokens.ALL)
                .jws()
                .keyId(UUID.randomUUID().toString())
                .sign(keys.get(0).getPrivateKey());
    }

    /** Its document of keys. */
    public String jwks() {
        return new JsonWebKeySet(keys.get(0)).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    /** Where its keys are. */
    public String jwksUrl() {
        return url() + "/jwks";
    }

    /** The port it listens on. */
    public int port() {
        return Integer.parseInt(host().replaceFirst(".*:", ""));
    }

    @Override
    protected void answer(HttpExchange exchange, Received request) throws IOException {
        Map<String, String> documents =
                Map.of("/jwks", jwks(), DISCOVERY, "{\"issuer\":\"" + url() + "\",\"jwks_uri\":\"" + jwksUrl() + "\"}");
        send(exchange, documents.containsKey(request.path()) ? 200 : 404, documents.getOrDefault(request.path(), ""));
    }
}
