package dev.hitch.shortlink;

import java.time.Duration;

import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;

/** Why a visitor is not sent to Link, in words for people who have never heard of this service. */
enum Refusal {
    NOT_FOUND(
            ErrorCode.NOT_FOUND,
            "This link does not exist",
            "Please check it for typing mistakes: it ends in eight letters and digits. If it still does not work, ask whoever sent"
                    + " it to you for a new one."),
    GONE(
            ErrorCode.GONE,
            "This link is no longer valid",
            "It has expired or was withdrawn. Please ask whoever sent it to you for a new one."),
    TOO_MANY(
            ErrorCode.TOO_MANY_REQUESTS,
            "Too many attempts",
            "Several links that do not exist were opened from your network. Please wait a minute and try again.");

    final ErrorCode code;
    final String title;
    final String advice;

    Refusal(ErrorCode code, String title, String advice) {
        this.code = code;
        this.title = title;
        this.advice = advice;
    }

    /** The same for programs; {@code wait} is how long to wait, or null. */
    ApiException error(Duration wait) {
        return wait == null ? ApiException.of(code, advice) : ApiException.tooManyRequests(advice, wait);
    }
}
