package dev.hitch.application;

import java.util.List;

/** The scopes that an access token's {@code scope} claim may grant. */
public final class Scopes {

    /** Read the application's settings. */
    public static final String APPLICATION_READ = "application:read";
    /** Change the application's settings. */
    public static final String APPLICATION_WRITE = "application:write";
    /** Read short links. */
    public static final String LINKS_READ = "links:read";
    /** Mint and revoke short links. */
    public static final String LINKS_WRITE = "links:write";
    /** Read connections. */
    public static final String CONNECTIONS_READ = "connections:read";
    /** Create, change and delete connections, and exchange public tokens. */
    public static final String CONNECTIONS_WRITE = "connections:write";
    /** Read link templates. */
    public static final String TEMPLATES_READ = "templates:read";
    /** Create, change and archive link templates. */
    public static final String TEMPLATES_WRITE = "templates:write";

    /** All of them. */
    public static final List<String> ALL = List.of(
            APPLICATION_READ,
            APPLICATION_WRITE,
            LINKS_READ,
            LINKS_WRITE,
            CONNECTIONS_READ,
            CONNECTIONS_WRITE,
            TEMPLATES_READ,
            TEMPLATES_WRITE);

    private Scopes() {}
}
