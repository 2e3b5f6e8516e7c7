package dev.hitch.connection;

/**
 * What came of connecting an account.
 *
 * @param connection as its owner sees it, with its token
 */
public record ConnectionOutcome(Kind kind, ConnectionView connection) {

    /** How it was connected. */
    public enum Kind {
        /** A new connection was made. */
        CREATED,
        /** The connection of the same account was connected again, with the new tags added. */
        MERGED,
        /** The user signed in again to a connection that was named. */
        RENEWED
    }
}
