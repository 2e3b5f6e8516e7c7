package dev.hitch.connection;

/** Who says that an account is to be connected. */
public enum ConnectedBy {
    /** The application's server. Its credentials replace those that are stored. */
    API,
    /** A user on Link. The stored credentials of another user stay while they work. */
    LINK
}
