package dev.hitch.link;

import java.time.Duration;
import java.time.Instant;

import dev.hitch.id.Sha256;

/**
 * What goes with the form from the page to its submission, sealed by {@link StepSeal} and bound to the address of the page, which
 * names the application, what Link was opened with and the provider.
 *
 * @param nonce makes this page another than any other
 * @param issuedAt when the page was made
 * @param embedded whether another page shows it in a frame
 */
record LinkState(String nonce, Instant issuedAt, boolean embedded) {

    /** How long a form may stay open. */
    static final Duration VALIDITY = Duration.ofMinutes(30);

    boolean expired(Instant now) {
        return !now.isBefore(issuedAt.plus(VALIDITY));
    }

    /** What the step is remembered by once it has made a connection. */
    byte[] hash() {
        return Sha256.of(nonce);
    }

    /** In one line. */
    String line() {
        return nonce + " " + issuedAt.toEpochMilli() + " " + embedded;
    }

    static LinkState ofLine(String line) {
        String[] parts = line.split(" ");
        return new LinkState(parts[0], Instant.ofEpochMilli(Long.parseLong(parts[1])), Boolean.parseBoolean(parts[2]));
    }
}
