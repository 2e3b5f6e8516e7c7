package dev.hitch.link.flow;

import java.time.Duration;

import dev.hitch.page.NoticePage.Notice;

/** Why Link cannot be opened at an address. */
final class LinkFailure extends RuntimeException {

    private final Notice notice;
    private final Duration retryAfter;

    LinkFailure(Notice notice, Duration retryAfter) {
        super(notice.name(), null, false, false);
        this.notice = notice;
        this.retryAfter = retryAfter;
    }

    static LinkFailure of(Notice notice) {
        return new LinkFailure(notice, null);
    }

    /** What the user is told. */
    Notice notice() {
        return notice;
    }

    /** How long to wait, or null. */
    Duration retryAfter() {
        return retryAfter;
    }
}
