package dev.hitch.connection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.hitch.credential.CredentialCipher;
import dev.hitch.credential.Credentials;
import dev.hitch.credential.Sealed;
import dev.hitch.credential.SealedColumn;
import dev.hitch.id.RandomTokens;
import dev.hitch.id.SecretToken;

/** Encrypts and decrypts a connection's two secrets: the credentials and the token. Each is bound to its row. */
@ApplicationScoped
public class ConnectionSecrets {

    private final CredentialCipher cipher;
    private final RandomTokens random;

    ConnectionSecrets(CredentialCipher cipher, RandomTokens random) {
        this.cipher = cipher;
        this.random = random;
    }

    /** Where tokens are, for whoever re-seals. */
    @Produces
    @Singleton
    static SealedColumn tokens() {
        return new SealedColumn("connection", "token_key_id", "token_box", "token");
    }

    /** Where credentials are, for whoever re-seals. */
    @Produces
    @Singleton
    static SealedColumn credentials() {
        return new SealedColumn("connection", "credentials_key_id", "credentials_box", "credentials");
    }

    Sealed seal(ConnectionId id, Credentials credentials) {
        return cipher.seal(credentials, id + ":credentials");
    }

    /** Gives {@code connection} a new token. */
    void issueToken(Connection connection) {
        SecretToken token = random.secret(ConnectionScope.PREFIX);
        connection.issue(token, cipher.seal(token.reveal(), connection.id() + ":token"));
    }

    /** The connection's token in clear text; null where it no longer opens anything. */
    String token(Connection connection) {
        return connection.isAlive() ? cipher.open(connection.sealedToken(), connection.id() + ":token") : null;
    }

    /**
     * The stored credentials of the connection {@code id}; throws {@link IllegalStateException} where they do not open.
     */
    public Credentials credentials(ConnectionId id, Sealed sealed) {
        return cipher.openCredentials(sealed, id + ":credentials");
    }
}
