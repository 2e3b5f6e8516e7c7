package dev.hitch.request;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.hitch.error.ErrorCode;
import dev.hitch.page.NoticePage.Notice;

import static org.assertj.core.api.Assertions.assertThat;

/** What a person reads instead of an error of the API. */
class FailureNoticeTest {

    @ParameterizedTest
    @CsvSource({
        "NOT_FOUND, LINK_NOT_FOUND",
        "GONE, LINK_OVER",
        "METHOD_NOT_ALLOWED, UNREADABLE",
        "UNSUPPORTED_MEDIA_TYPE, UNREADABLE",
        "BAD_REQUEST, UNREADABLE",
        "REQUEST_TIMEOUT, TOO_SLOW",
        "PAYLOAD_TOO_LARGE, TOO_LARGE",
        "REQUEST_HEADER_FIELDS_TOO_LARGE, COOKIES_TOO_LARGE",
        "SERVICE_UNAVAILABLE, SERVICE_AWAY",
        "INTERNAL_SERVER_ERROR, OUR_FAULT"
    })
    void everyErrorSaysWhatToDo(ErrorCode error, Notice notice) {
        assertThat(FailurePages.notice(error)).isEqualTo(notice);
    }

    @ParameterizedTest
    @EnumSource
    void aFailureOfOursIsNotBlamedOnTheBrowser(ErrorCode error) {
        assertThat(FailurePages.notice(error) == Notice.UNREADABLE && error.status() >= 500)
                .isFalse();
    }
}
