package dev.hitch.page;

import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;

/**
 * A page for when there is nothing to fill in: what happened, and what to do next.
 *
 * @param layout what is around it
 * @param notice what happened
 * @param startAgain where the user can start again, or null
 */
@TemplateData
public record NoticePage(Layout layout, Notice notice, String startAgain) {

    /** Whether the user may ask for a new link, and it is known where. */
    public boolean askable() {
        boolean over =
                switch (notice) {
                    case LINK_OVER, LINK_INCOMPLETE, CONNECTION_CLOSED -> true;
                    default -> false;
                };
        return over && layout.brand().contact().support() != null;
    }

    /**
     * Whether the page has a reference to a line of the log. Not where anybody can have as many such pages as they
     * like.
     */
    public boolean traced() {
        return switch (notice) {
            case LINK_NOT_FOUND, TOO_MANY_ATTEMPTS, UNREADABLE, TOO_LARGE, TOO_SLOW, COOKIES_TOO_LARGE -> false;
            default -> true;
        };
    }

    /** The page, ready to be rendered. */
    public TemplateInstance template() {
        if (traced()) {
            Reference.log(notice);
        }
        return Pages.notice(this).setLocale(layout.language().tag());
    }

    /** What happened. */
    public enum Notice {
        /** The address names no link: nothing was asked for. */
        NO_LINK,
        /** No link has this code. */
        LINK_NOT_FOUND,
        /** The link has expired or was withdrawn. */
        LINK_OVER,
        /** The visitor's network has tried too many links. */
        TOO_MANY_ATTEMPTS,
        /** The address lacks a parameter or has an invalid one. */
        LINK_INCOMPLETE,
        /** The page was open for too long. */
        PAGE_EXPIRED,
        /** The form has a state that we did not create. */
        PAGE_INVALID,
        /** The page has connected another account before. */
        PAGE_USED,
        /** The frame that shows the page does not allow what the form needs. */
        FRAME_BLOCKED,
        /** What the browser sent cannot be read. */
        UNREADABLE,
        /** What the browser sent is too large. */
        TOO_LARGE,
        /** What the browser sent came too slowly. */
        TOO_SLOW,
        /** The browser sent more headers than are read, which mostly are cookies. */
        COOKIES_TOO_LARGE,
        /** The service does not work at present. */
        SERVICE_AWAY,
        /** The connection that was to be signed in to again has been archived or deleted. */
        CONNECTION_CLOSED,
        /** A failure on our side. */
        OUR_FAULT
    }
}
