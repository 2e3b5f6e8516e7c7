package dev.hitch.credential;

/**
 * A secret that only {@link CredentialCipher} can open again.
 *
 * @param keyId which key sealed it
 * @param box 12 bytes of nonce, then the cipher text with its 16 bytes of authentication tag
 */
public record Sealed(String keyId, byte[] box) {

    /** Does not print the box. */
    @Override
    public String toString() {
        return "Sealed[" + keyId + "]";
    }
}
