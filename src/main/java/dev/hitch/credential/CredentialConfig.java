package dev.hitch.credential;

import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;

/** The keys that secrets are sealed with. */
@ConfigMapping(prefix = "hitch")
interface CredentialConfig {

    /**
     * {@code id:base64(32 bytes)[,id:…]}. The first key encrypts, all decrypt. To rotate, put a new key first and keep
     * the old one until nothing is encrypted with it. A lost key makes every secret encrypted with it unreadable.
     */
    @WithName("credential-keys")
    Optional<List<String>> credentialKeys();
}
