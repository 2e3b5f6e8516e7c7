package dev.hitch.application.verification;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.SimpleJwkFilter;
import org.jose4j.jwk.Use;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.InvalidAlgorithmException;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * The public keys that signatures of tokens are checked with. Secret keys are left out, so that whoever knows the
 * document cannot sign.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7517">RFC 7517, JSON Web Key</a>
 */
public final class KeySet implements VerificationKeyResolver {

    private static final List<String> KEY_TYPES = List.of("RSA", "EC", "EdDSA");

    private final List<JsonWebKey> keys;

    private KeySet(List<JsonWebKey> keys) {
        this.keys = keys;
    }

    /**
     * Reads a JWKS document, a single JWK, a public key or certificate as PEM, or the Base64 of a public key.
     *
     * @throws IllegalArgumentException with a sentence that says what {@code document} lacks
     */
    public static KeySet parse(String document) {
        String text = document.strip();
        List<JsonWebKey> keys = (text.startsWith("{") ? json(text) : List.of(pem(text)))
                .stream().filter(KeySet::verifies).toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("has no public key for signatures among its \"keys\"");
        }
        return new KeySet(keys);
    }

    private static List<JsonWebKey> json(String text) {
        try {
            Map<String, Object> members = JsonUtil.parseJson(text);
            if (members.get(JsonWebKeySet.JWK_SET_MEMBER_NAME) instanceof List<?>) {
                return new JsonWebKeySet(text).getJsonWebKeys();
            }
            if (members.containsKey(JsonWebKey.KEY_TYPE_PARAMETER)) {
                return List.of(JsonWebKey.Factory.newJwk(members));
            }
            // OpenID Connect's discovery document is what people name by mistake.
            throw new IllegalArgumentException(
                    members.get("jwks_uri") instanceof String address
                            ? "is no JWKS document, it has no \"keys\"; its jwks_uri says " + address
                            : "is no JWKS document, it has no \"keys\"");
        } catch (JoseException | ClassCastException malformed) {
            throw new IllegalArgumentException("is no JWKS document, it cannot be read as one");
        }
    }

    private static JsonWebKey pem(String text) {
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(publicKey(text));
        } catch (JoseException | GeneralSecurityException | IllegalArgumentException malformed) {
            throw new IllegalArgumentException("is neither a JWKS document nor a public key in PEM");
        }
    }

    private static PublicKey publicKey(String text) throws GeneralSecurityException {
        if (text.contains("BEGIN CERTIFICATE")) {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)))
                    .getPublicKey();
        }
        byte[] der = Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
        for (String type : KEY_TYPES) {
            try {
                return KeyFactory.getInstance(type).generatePublic(new X509EncodedKeySpec(der));
            } catch (GeneralSecurityException another) {
                continue;
            }
        }
        throw new GeneralSecurityException("No key of a known type");
    }

    private static boolean verifies(JsonWebKey key) {
        return key instanceof PublicJsonWebKey && (key.getUse() == null || Use.SIGNATURE.equals(key.getUse()));
    }

    /** The key that fits the head of {@code token}: its {@code kid}, where both have one, and its algorithm. */
    @Override
    public Key resolveKey(JsonWebSignature token, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        List<JsonWebKey> fitting = filter(token).filter(keys);
        if (fitting.isEmpty()) {
            throw new UnresolvableKeyException("No key fits");
        }
        return fitting.stream()
                .filter(key -> fitting.size() == 1 || signed(token, key))
                .findFirst()
                .orElse(fitting.get(0))
                .getKey();
    }

    private static SimpleJwkFilter filter(JsonWebSignature token) throws UnresolvableKeyException {
        SimpleJwkFilter filter = new SimpleJwkFilter();
        if (token.getKeyIdHeaderValue() != null) {
            filter.setKid(token.getKeyIdHeaderValue(), SimpleJwkFilter.OMITTED_OKAY);
        }
        try {
            // Refuses algorithms that are not allowed, "none" among them.
            filter.setKty(token.getAlgorithm().getKeyType());
        } catch (InvalidAlgorithmException refused) {
            throw new UnresolvableKeyException("No key is for this algorithm", refused);
        }
        filter.setAlg(token.getAlgorithmHeaderValue(), SimpleJwkFilter.OMITTED_OKAY);
        return filter;
    }

    // A token without a kid, and several keys that it may be signed with.
    private static boolean signed(JsonWebSignature token, JsonWebKey key) {
        try {
            token.setKey(key.getKey());
            return token.verifySignature();
        } catch (JoseException anotherCurve) {
            return false;
        }
    }
}
