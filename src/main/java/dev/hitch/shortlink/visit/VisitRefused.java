package dev.hitch.shortlink.visit;

import java.time.Duration;
import java.util.Optional;

import dev.hitch.page.NoticePage.Notice;
import dev.hitch.shortlink.visit.VisitService.Opened;

/** A code does not lead to Link. */
public final class VisitRefused extends RuntimeException {

    private final Reason reason;
    private final Duration wait;
    private final transient Opened link;

    private VisitRefused(Reason reason, Duration wait, Opened link) {
        super(reason.name(), null, false, false);
        this.reason = reason;
        this.wait = wait;
        this.link = link;
    }

    static VisitRefused unknown() {
        return new VisitRefused(Reason.UNKNOWN, null, null);
    }

    static VisitRefused tooManyUnknown(Duration wait) {
        return new VisitRefused(Reason.TOO_MANY_UNKNOWN, wait, null);
    }

    static VisitRefused over(Opened link) {
        return new VisitRefused(Reason.OVER, null, link);
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** The link that is over: users see whose it is. Empty for other reasons. */
    public Optional<Opened> link() {
        return Optional.ofNullable(link);
    }

    /** How long the visitor has to wait before the next visit; empty where waiting does not help. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(wait);
    }

    /** Why a visitor is not sent to Link. */
    public enum Reason {
        /** No link has this code, or it is no code at all. */
        UNKNOWN(Notice.LINK_NOT_FOUND),
        /** The link has expired or was revoked. */
        OVER(Notice.LINK_OVER),
        /** The visitor's address has asked for too many unknown codes. */
        TOO_MANY_UNKNOWN(Notice.TOO_MANY_ATTEMPTS);

        private final Notice notice;

        Reason(Notice notice) {
            this.notice = notice;
        }

        /** What the page for people says. */
        public Notice notice() {
            return notice;
        }
    }
}
