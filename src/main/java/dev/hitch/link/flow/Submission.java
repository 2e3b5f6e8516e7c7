package dev.hitch.link.flow;

import dev.hitch.connection.ConnectionFailure;
import dev.hitch.id.SecretToken;

/**
 * What came of sending the form.
 *
 * @param account the name of the account, or null
 * @param token what the browser hands over; null where nothing was connected
 * @param failure why it was refused; null unless it was
 */
record Submission(Kind kind, String account, SecretToken token, ConnectionFailure failure) {

    /** How it ended. */
    enum Kind {
        /** The account was connected. */
        CONNECTED,
        /** The user signed in again to a connection that was there. */
        RENEWED,
        /** The same form was sent before and has connected the same account: here is another token for it. */
        SENT_TWICE,
        /** The account was not connected, and the user can try again. */
        REFUSED,
        /** The step has connected another account before: it is good for one. */
        STEP_USED
    }

    static Submission refused(ConnectionFailure failure) {
        return new Submission(Kind.REFUSED, null, null, failure);
    }

    static Submission stepUsed() {
        return new Submission(Kind.STEP_USED, null, null, null);
    }

    /** {@code url} with the token, and {@code state} where there is one, added to its query. */
    String addedTo(String url, String state) {
        int fragment = url.indexOf('#');
        String base = fragment < 0 ? url : url.substring(0, fragment);
        int query = base.indexOf('?');
        boolean begins = query == base.length() - 1 || base.endsWith("&");
        String separator = query < 0 ? "?" : begins ? "" : "&";
        return base
                + separator
                + "token="
                + token.reveal()
                + (state == null ? "" : "&state=" + LinkRequest.encoded(state))
                + (fragment < 0 ? "" : url.substring(fragment));
    }
}
