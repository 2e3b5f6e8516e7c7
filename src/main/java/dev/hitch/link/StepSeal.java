package dev.hitch.link;

import java.util.Base64;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.hitch.credential.CredentialCipher;
import dev.hitch.credential.Sealed;

/** Seals the state of a step into a text for the form. It opens at the address that it was sealed for alone. */
@ApplicationScoped
class StepSeal {

    private static final String PURPOSE = "link-state ";
    private static final int SHORTEST_BOX = 28;

    private final CredentialCipher cipher;

    StepSeal(CredentialCipher cipher) {
        this.cipher = cipher;
    }

    String seal(LinkState state, String address) {
        Sealed sealed = cipher.seal(state.line(), PURPOSE + address);
        return sealed.keyId() + "~" + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.box());
    }

    /** The state, or empty where {@code step} was not sealed here for {@code address}. */
    Optional<LinkState> open(String step, String address) {
        try {
            int end = step.indexOf('~');
            byte[] box = Base64.getUrlDecoder().decode(step.substring(end + 1));
            if (end < 1 || box.length < SHORTEST_BOX) {
                return Optional.empty();
            }
            Sealed sealed = new Sealed(step.substring(0, end), box);
            return Optional.of(LinkState.ofLine(cipher.open(sealed, PURPOSE + address)));
        } catch (IllegalArgumentException | IllegalStateException forged) {
            return Optional.empty();
        }
    }
}
