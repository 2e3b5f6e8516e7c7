package dev.hitch.connection;

/** Who says that an account is to be connected. */
public enum ConnectedBy {
    /** The application's server. Its credentials replace those that are stored. */
    API,
    /**
     * A user on Link, at an address that the application made. The stored credentials of another user stay while they
     * work.
     */
    LINK,
    /** The same at an address that anybody may have written: the external id that it names is not verified. */
    UNSIGNED_LINK
}
