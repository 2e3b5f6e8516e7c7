package dev.hitch.credential;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;

/**
 * Encrypts ("seals") secrets with AES-256-GCM. The result, a box, is bound to the row and the purpose it was made for:
 * copied to another row, it cannot be decrypted ("opened").
 *
 * @see <a href="https://csrc.nist.gov/pubs/sp/800/38/d/final">NIST SP 800-38D</a>
 */
@Singleton
public class CredentialCipher {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final CredentialKeys keys;
    private final RandomGenerator random;

    @Inject
    CredentialCipher(Config config, RandomGenerator random) {
        this(new CredentialKeys(config.credentialKeys().orElse(List.of())), random);
    }

    /** Seals with the first of {@code keys}, and opens with all of them. */
    public CredentialCipher(CredentialKeys keys, RandomGenerator random) {
        this.keys = keys;
        this.random = random;
    }

    /** The id of the key that seals. */
    public String sealingKeyId() {
        return keys.sealingId();
    }

    /** The ids of all keys that open. */
    public Set<String> keyIds() {
        return keys.ids();
    }

    /** Seals {@code secret} for {@code row}: the id of the row, a colon and what the secret is there for. */
    public Sealed seal(String secret, String row) {
        String keyId = keys.sealingId();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] text = cipher(Cipher.ENCRYPT_MODE, keys.get(keyId), nonce, row)
                    .doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return new Sealed(
                    keyId,
                    ByteBuffer.allocate(nonce.length + text.length)
                            .put(nonce)
                            .put(text)
                            .array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Sealing failed", impossible);
        }
    }

    /** Seals credentials for {@code row}. */
    public Sealed seal(Credentials credentials, String row) {
        try {
            return seal(JSON.writeValueAsString(credentials.values()), row);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Sealing failed");
        }
    }

    /**
     * Opens what was sealed for {@code row}; throws {@link IllegalStateException} if the key is missing or the box
     * belongs to another row.
     */
    public String open(Sealed sealed, String row) {
        SecretKey key = keys.get(sealed.keyId());
        if (key == null) {
            throw new IllegalStateException("The key " + sealed.keyId() + " that sealed a secret of " + row
                    + " is not in HITCH_CREDENTIAL_KEYS");
        }
        try {
            ByteBuffer box = ByteBuffer.wrap(sealed.box());
            byte[] nonce = new byte[NONCE_BYTES];
            box.get(nonce);
            byte[] text = new byte[box.remaining()];
            box.get(text);
            return new String(cipher(Cipher.DECRYPT_MODE, key, nonce, row).doFinal(text), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | BufferUnderflowException forged) {
            throw new IllegalStateException(
                    "A secret of " + row + " does not open: it was changed or belongs elsewhere");
        }
    }

    /** Opens credentials that were sealed for {@code row}. */
    public Credentials openCredentials(Sealed sealed, String row) {
        try {
            return Credentials.of(JSON.readValue(open(sealed, row), TEXTS));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("The credentials of " + row + " are not readable");
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String row) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(row.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** The keys that secrets are sealed with. */
    @ConfigMapping(prefix = "hitch")
    interface Config {

        /**
         * {@code id:base64(32 bytes)[,id:…]}. The first key encrypts, all decrypt. To rotate, put a new key first and
         * keep the old one until nothing is encrypted with it. A lost key makes every secret encrypted with it
         * unreadable.
         */
        @WithName("credential-keys")
        Optional<List<String>> credentialKeys();
    }
}
