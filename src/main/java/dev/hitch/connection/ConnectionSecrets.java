package dev.hitch.connection;

import jakarta.enterprise.context.ApplicationScoped;

import dev.hitch.credential.CredentialCipher;
import dev.hitch.credential.Credentials;
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

    void sealCredentials(Connection connection, Credentials credentials) {
        connection.seal(cipher.seal(credentials, connection.credentialsRow()));
    }

    void sealNewToken(Connection connection) {
        ConnectionToken token = ConnectionToken.next(random);
        connection.seal(token, cipher.seal(token.reveal(), connection.tokenRow()));
    }

    /** The connection's token in clear text. */
    String token(Connection connection) {
        return cipher.open(connection.sealedToken(), connection.tokenRow());
    }
}
