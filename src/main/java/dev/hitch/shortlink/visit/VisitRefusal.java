package dev.hitch.shortlink.visit;

import dev.hitch.page.NoticePage.Notice;

/** Why a visitor is not sent to Link. */
public enum VisitRefusal {
    /** No link has this code, or it is no code at all. */
    UNKNOWN(Notice.LINK_NOT_FOUND),
    /** The link has expired or was revoked. */
    OVER(Notice.LINK_OVER),
    /** The visitor's address has asked for too many unknown codes. */
    TOO_MANY_UNKNOWN(Notice.TOO_MANY_ATTEMPTS);

    private final Notice notice;

    VisitRefusal(Notice notice) {
        this.notice = notice;
    }

    /** What the page for people says. */
    public Notice notice() {
        return notice;
    }
}
