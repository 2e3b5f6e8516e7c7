package dev.hitch.application;

/** Users may not be sent to a redirect URL: its origin is not on the application's list. */
public final class RedirectNotListed extends RuntimeException {

    RedirectNotListed() {
        super(Application.REDIRECT_RULE, null, false, false);
    }
}
