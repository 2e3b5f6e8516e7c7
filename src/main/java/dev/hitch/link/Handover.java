package dev.hitch.link;

import dev.hitch.connection.Connected;

/**
 * What came of a submission.
 *
 * @param account the name of the account, or null
 * @param token what the browser hands over
 */
record Handover(String account, PublicToken token) {

    static Handover of(Connected connected, PublicToken token) {
        return new Handover(connected.accountName(), token);
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
