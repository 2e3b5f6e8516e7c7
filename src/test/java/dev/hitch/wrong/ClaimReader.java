package dev.hitch.wrong;

import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads a claim of the access token. */
public class ClaimReader {

    String name(JsonWebToken token) {
        return token.getName();
    }
}
