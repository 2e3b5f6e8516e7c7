package dev.hitch.connection;

/**
 * A connection, with what its owner may see of it. Printed, it shows no token.
 *
 * @param token the connection token in clear text; null where the connection is erased or about to be
 * @param publishableKey the key of the owning application
 * @param created whether it was made by this very request
 */
public record Connected(Connection connection, String token, String publishableKey, boolean created) {

    /** Names the connection. */
    public ConnectionId id() {
        return new ConnectionId(connection.id);
    }

    /** The provider's own id of the account; null where it tells none. */
    public String sourceId() {
        return connection.sourceId;
    }

    /** The name of the account, or null. */
    public String accountName() {
        return connection.account.name();
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Connected[" + connection.id + "]";
    }
}
