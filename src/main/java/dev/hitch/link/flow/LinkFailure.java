package dev.hitch.link.flow;

import java.time.Duration;

import dev.hitch.page.NoticePage.Notice;
import dev.hitch.shortlink.visit.VisitService.Opened;

/** Why Link cannot be opened at an address. */
final class LinkFailure extends RuntimeException {

    private final Notice notice;
    private final Duration retryAfter;
    private final transient Opened link;

    LinkFailure(Notice notice, Duration retryAfter, Opened link) {
        super(notice.name(), null, false, false);
        this.notice = notice;
        this.retryAfter = retryAfter;
        this.link = link;
    }

    static LinkFailure of(Notice notice) {
        return new LinkFailure(notice, null, null);
    }

    /** What the user is told. */
    Notice notice() {
        return notice;
    }

    /** How long to wait, or null. */
    Duration retryAfter() {
        return retryAfter;
    }

    /** The short link that is over, or null. */
    Opened link() {
        return link;
    }
}
