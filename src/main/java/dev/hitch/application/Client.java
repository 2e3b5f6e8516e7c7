package dev.hitch.application;

import java.security.Principal;

/**
 * The client that a verified access token names.
 *
 * @param issuer the {@code iss} claim
 * @param id the claim that names the application, {@code client_id} by default
 */
public record Client(String issuer, String id) implements Principal {

    @Override
    public String getName() {
        return id;
    }
}
