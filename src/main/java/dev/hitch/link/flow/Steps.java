package dev.hitch.link.flow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import jakarta.enterprise.context.ApplicationScoped;

import dev.hitch.credential.CredentialCipher;
import dev.hitch.credential.Sealed;
import dev.hitch.id.RandomTokens;
import dev.hitch.id.Sha256;

/**
 * The step of Link that a form belongs to. It goes with the form as an encrypted text, which is valid for half an hour
 * and only at the address of its page: that names the application, what Link was opened with, and the provider.
 */
@ApplicationScoped
class Steps {

    static final Duration VALIDITY = Duration.ofMinutes(30);
    private static final String PREFIX = "step_";
    private static final String PURPOSE = "link-state ";
    private static final int SHORTEST_BOX = 28;

    private final CredentialCipher cipher;
    private final RandomTokens random;
    private final Clock clock;

    Steps(CredentialCipher cipher, RandomTokens random, Clock clock) {
        this.cipher = cipher;
        this.random = random;
        this.clock = clock;
    }

    /**
     * A step.
     *
     * @param nonce distinguishes this page from every other
     * @param issuedAt when the page was made
     * @param embedded whether another page shows it in a frame
     */
    record Step(String nonce, Instant issuedAt, boolean embedded) {

        /** What the step is remembered by once it has made a connection. */
        byte[] hash() {
            return Sha256.of(nonce);
        }

        Instant expiresAt() {
            return issuedAt.plus(VALIDITY);
        }
    }

    /** Whether a form may go on. */
    enum State {
        /** It may. */
        VALID,
        /** Its page was made more than half an hour ago. */
        EXPIRED,
        /** Its step was not made here for this address. */
        FORGED
    }

    /**
     * A step that came back with a form.
     *
     * @param step the step; null where it is forged
     * @param at when it came back
     */
    record Opened(State state, Step step, Instant at) {}

    /** The text of a new step for the page at {@code address}. */
    String begin(String address, boolean embedded) {
        String line = random.next(PREFIX) + " " + clock.millis() + " " + embedded;
        Sealed sealed = cipher.seal(line, PURPOSE + address);
        return sealed.keyId() + "~" + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.box());
    }

    /** The step in {@code text}, which came from a form of the page at {@code address}. */
    Opened open(String text, String address) {
        Instant now = clock.instant();
        try {
            int end = text.indexOf('~');
            byte[] box = Base64.getUrlDecoder().decode(text.substring(end + 1));
            if (end < 1 || box.length < SHORTEST_BOX) {
                return forged();
            }
            Step step = step(cipher.open(new Sealed(text.substring(0, end), box), PURPOSE + address));
            return new Opened(now.isBefore(step.expiresAt()) ? State.VALID : State.EXPIRED, step, now);
        } catch (IllegalArgumentException | IllegalStateException forged) {
            return forged();
        }
    }

    /** What counts as no step at all. */
    Opened forged() {
        return new Opened(State.FORGED, null, clock.instant());
    }

    private static Step step(String line) {
        String[] parts = line.split(" ");
        return new Step(parts[0], Instant.ofEpochMilli(Long.parseLong(parts[1])), Boolean.parseBoolean(parts[2]));
    }
}
