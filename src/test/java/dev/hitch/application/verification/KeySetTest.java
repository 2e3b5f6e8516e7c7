package dev.hitch.application.verification;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;

import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetSequenceJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.UnresolvableKeyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeySetTest {

    private static KeyPair pair(String type) throws Exception {
        return KeyPairGenerator.getInstance(type).generateKeyPair();
    }

    private static PublicJsonWebKey jwk(KeyPair pair, String kid) throws Exception {
        PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
        key.setKeyId(kid);
        return key;
    }

    private static String document(JsonWebKey... keys) {
        return new JsonWebKeySet(keys).toJson();
    }

    private static JsonWebSignature signed(KeyPair pair, String algorithm, String kid) throws Exception {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(algorithm);
        if (kid != null) {
            jws.setKeyIdHeaderValue(kid);
        }
        jws.setPayload("{}");
        jws.setKey(pair.getPrivate());
        JsonWebSignature received = new JsonWebSignature();
        received.setCompactSerialization(jws.getCompactSerialization());
        return received;
    }

    private static boolean verifies(KeySet keys, JsonWebSignature token) throws Exception {
        token.setKey(keys.resolveKey(token, List.of()));
        return token.verifySignature();
    }

    @ParameterizedTest
    @CsvSource({"RSA, RS256", "RSA, PS512", "EC, ES256", "Ed25519, EdDSA"})
    void keysComeAsJwksAsOneKeyAsPemAndAsBase64(String type, String algorithm) throws Exception {
        KeyPair pair = type.equals("EC") ? ec(256) : pair(type);
        String base64 = Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded());
        for (String text : List.of(
                document(jwk(pair, "k1")),
                jwk(pair, "k1").toJson(),
                "\n-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n",
                base64)) {
            KeySet keys = KeySet.parse(text);
            assertThat(verifies(keys, signed(pair, algorithm, "k1"))).isTrue();
            assertThat(verifies(keys, signed(pair, algorithm, null))).isTrue();
        }
    }

    private static KeyPair ec(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    @Test
    void withoutAKidEveryKeyOfTheKindIsTried() throws Exception {
        KeyPair second = pair("RSA");
        KeySet keys = KeySet.parse(document(jwk(ec(384), "k0"), jwk(pair("RSA"), "k1"), jwk(second, "k2")));
        assertThat(verifies(keys, signed(second, "RS256", null))).isTrue();
        assertThat(verifies(keys, signed(pair("RSA"), "RS256", null))).isFalse();
    }

    @Test
    void anotherKidOrAnotherKindFindsNoKey() throws Exception {
        KeyPair pair = pair("RSA");
        KeySet keys = KeySet.parse(document(jwk(pair, "k1")));
        assertThatThrownBy(() -> verifies(keys, signed(pair, "RS256", "k2")))
                .isInstanceOf(UnresolvableKeyException.class)
                .hasNoCause();
        assertThatThrownBy(() -> verifies(keys, signed(ec(256), "ES256", null)))
                .isInstanceOf(UnresolvableKeyException.class);
    }

    @Test
    void oneKeyThatCannotBeReadCostsTheOthersNothing() throws Exception {
        KeyPair pair = pair("RSA");
        String document = document(jwk(pair, "k1"))
                .replace("\"keys\":[", "\"keys\":[{\"kty\":\"QUANTUM\",\"kid\":\"k0\"},{\"kty\":\"RSA\",\"n\":\"x\"},");
        assertThat(verifies(KeySet.parse(document), signed(pair, "RS256", "k1")))
                .isTrue();
    }

    @Test
    void secretKeysAndKeysForEncryptionAreNone() throws Exception {
        PublicJsonWebKey encrypts = jwk(pair("RSA"), "k1");
        encrypts.setUse("enc");
        JsonWebKey secret =
                new OctetSequenceJsonWebKey(new javax.crypto.spec.SecretKeySpec(new byte[32], "HmacSHA256"));
        assertThatThrownBy(() -> KeySet.parse(
                        new JsonWebKeySet(encrypts, secret).toJson(JsonWebKey.OutputControlLevel.INCLUDE_SYMMETRIC)))
                .hasMessageContaining("no public key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{}",
                "{\"keys\":[]}",
                "{\"keys\":{}}",
                "{\"keys\":[7]}",
                "{\"keys\":null}",
                "[]",
                "null",
                "{",
                "<html></html>",
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
                "{\"kty\":\"RSA\"}",
                "{\"kty\":7}",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"
            })
    void anythingElseIsRefusedInASentence(String document) {
        assertThatThrownBy(() -> KeySet.parse(document))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(is|has) .*");
    }

    @Test
    void theDiscoveryDocumentTellsWhereTheKeysAre() {
        assertThatThrownBy(() -> KeySet.parse("{\"issuer\":\"x\",\"jwks_uri\":\"https://idp.example/jwks\"}"))
                .hasMessage("is no JWKS document, it has no \"keys\"; its jwks_uri says https://idp.example/jwks");
    }
}
