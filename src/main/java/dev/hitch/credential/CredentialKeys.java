package dev.hitch.credential;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The keys by id, in the order of the setting: the first encrypts, all decrypt. */
public final class CredentialKeys {

    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9._-]{1,32}):([A-Za-z0-9+/=_-]+)");
    private static final int KEY_BYTES = 32;

    private final Map<String, SecretKey> byId = new LinkedHashMap<>();

    /**
     * Reads the entries of {@code HITCH_CREDENTIAL_KEYS}; throws {@link IllegalArgumentException}, with a message that
     * contains no key, if there is none or one is malformed.
     */
    public CredentialKeys(List<String> entries) {
        for (String entry : entries) {
            Matcher form = FORM.matcher(entry.strip());
            if (!form.matches()) {
                throw new IllegalArgumentException("HITCH_CREDENTIAL_KEYS must be id:base64(32 bytes)[,id:…]");
            }
            if (byId.putIfAbsent(form.group(1), key(form.group(1), form.group(2))) != null) {
                throw new IllegalArgumentException("HITCH_CREDENTIAL_KEYS names the key " + form.group(1) + " twice");
            }
        }
        if (byId.isEmpty()) {
            throw new IllegalArgumentException("HITCH_CREDENTIAL_KEYS is not set");
        }
    }

    private static SecretKey key(String id, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("HITCH_CREDENTIAL_KEYS: the key " + id + " is not base64");
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "HITCH_CREDENTIAL_KEYS: the key " + id + " has " + bytes.length + " bytes, not " + KEY_BYTES);
        }
        return new SecretKeySpec(bytes, "AES");
    }

    String sealingId() {
        return byId.keySet().iterator().next();
    }

    Set<String> ids() {
        return Set.copyOf(byId.keySet());
    }

    /** The key of this id, or null. */
    SecretKey get(String id) {
        return byId.get(id);
    }

    /** Prints the ids, never a key. */
    @Override
    public String toString() {
        return "CredentialKeys" + byId.keySet();
    }
}
