package dev.hitch.shortlink;

import java.time.Duration;

import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.page.NoticePage.Notice;

/** Why a visitor is not sent to Link: the page for people, and the sentence for programs. */
enum Refusal {
    NOT_FOUND(
            ErrorCode.NOT_FOUND,
            Notice.LINK_NOT_FOUND,
            "Please check it for typing mistakes: it ends in eight letters and digits. If it still does not work, ask whoever sent"
                    + " it to you for a new one."),
    GONE(
            ErrorCode.GONE,
            Notice.LINK_OVER,
            "It has expired or was withdrawn. Please ask whoever sent it to you for a new one."),
    TOO_MANY(
            ErrorCode.TOO_MANY_REQUESTS,
            Notice.TOO_MANY_ATTEMPTS,
            "Several links that do not exist were opened from your network. Please wait a minute and try again.");

    final ErrorCode code;
    final Notice notice;
    private final String advice;

    Refusal(ErrorCode code, Notice notice, String advice) {
        this.code = code;
        this.notice = notice;
        this.advice = advice;
    }

    /** The same for programs; {@code wait} is how long to wait, or null. */
    ApiException error(Duration wait) {
        return wait == null ? ApiException.of(code, advice) : ApiException.tooManyRequests(advice, wait);
    }
}
