package dev.hitch.credential;

import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;

/** The keys that secrets are sealed with. */
@ConfigMapping(prefix = "hitch")
interface CredentialConfig {

    /**
     * {@code id:base64(32 bytes)[,id:…]}. The first seals; all open. To rotate, put a new key first and keep the old one until
     * nothing is sealed with it any more. A key that is lost takes every secret sealed with it along.
     */
    @WithName("credential-keys")
    Optional<List<String>> credentialKeys();
}
