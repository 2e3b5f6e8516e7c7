package dev.hitch.wrong;

import jakarta.annotation.security.PermitAll;

/** Answers everyone, and is on no list. */
public class OpenDoor {

    @PermitAll
    String open() {
        return "come in";
    }
}
