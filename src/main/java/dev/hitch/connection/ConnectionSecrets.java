package dev.hitch.connection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.hitch.application.Application;
import dev.hitch.credential.CredentialCipher;
import dev.hitch.credential.Credentials;
import dev.hitch.credential.SealedColumn;
import dev.hitch.id.RandomTokens;

/** Seals a connection's two secrets into its row: the credentials and the token. */
@ApplicationScoped
class ConnectionSecrets {

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

    void sealCredentials(Connection connection, Credentials credentials) {
        connection.seal(cipher.seal(credentials, connection.credentialsRow()));
    }

    void sealNewToken(Connection connection) {
        ConnectionToken token = ConnectionToken.next(random);
        connection.seal(token, cipher.seal(token.reveal(), connection.tokenRow()));
    }

    /** The connection as {@code owner}, whose it is, may see it: with its token, unless that opens nothing any more. */
    Connected reveal(Connection connection, Application owner, boolean created) {
        return new Connected(connection, token(connection), owner.publishableKey(), created);
    }

    private String token(Connection connection) {
        return connection.isAlive() ? cipher.open(connection.sealedToken(), connection.tokenRow()) : null;
    }

    /** The connection's credentials. */
    Credentials credentials(Connection connection) {
        return cipher.openCredentials(connection.sealedCredentials(), connection.credentialsRow());
    }

    /** The credentials that are to be checked; throws {@link IllegalStateException} where they cannot be opened. */
    Credentials credentials(DueCheck check) {
        return cipher.openCredentials(
                check.credentials(), Connection.credentialsRow(check.id().value()));
    }
}
