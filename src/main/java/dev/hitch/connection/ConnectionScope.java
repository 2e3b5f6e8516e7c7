package dev.hitch.connection;

import dev.hitch.application.ApplicationId;

/**
 * Which connection a request is about: the one that the token names among those of the application.
 *
 * @param application who is calling
 * @param token the Connection-Token, parsed and hashed once
 */
record ConnectionScope(ApplicationId application, ConnectionToken token) {}
