package dev.hitch.connection;

import java.util.Optional;

import dev.hitch.application.ApplicationId;
import dev.hitch.id.SecretToken;

/**
 * Which connection a request is about: the one that the token names among those of the application.
 *
 * @param application who is calling
 * @param token what an integrator's server sends to use one connection, parsed and hashed once
 */
public record ConnectionScope(ApplicationId application, SecretToken token) {

    /** The header that the token comes in. A request keeps the parsed token under this name, too. */
    public static final String HEADER = "Connection-Token";

    static final String PREFIX = "con_tkn_";

    /** The token of a connection that {@code text} is, or empty where it does not have the form of one. */
    public static Optional<SecretToken> token(String text) {
        return SecretToken.parse(PREFIX, text);
    }
}
