package dev.hitch.link.flow;

import java.net.ConnectException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.hitch.page.FormPage.Reason;
import dev.hitch.page.NoticePage.Notice;

import static org.assertj.core.api.Assertions.assertThat;

/** The HTTP status of each page. */
class LinkErrorsTest {

    @ParameterizedTest
    @CsvSource({
        "WRONG_CREDENTIALS, 422",
        "EXPIRED_PASSWORD, 422",
        "INSUFFICIENT_PERMISSIONS, 422",
        "OTHER_ACCOUNT, 422",
        "RATE_LIMITED, 429",
        "PROVIDER_UNREACHABLE, 502",
        "PROVIDER_DOWN, 502",
        "PROVIDER_ERROR, 502",
        "PROVIDER_SLOW, 504",
        "CONNECTION_CLOSED, 404",
        "OUR_FAULT, 500"
    })
    void aFormThatFailedHasTheStatusOfItsReason(Reason reason, int status) {
        assertThat(LinkErrors.status(reason)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "NO_LINK, 200",
        "LINK_NOT_FOUND, 404",
        "CONNECTION_CLOSED, 404",
        "LINK_OVER, 410",
        "TOO_MANY_ATTEMPTS, 429",
        "LINK_INCOMPLETE, 400",
        "PAGE_EXPIRED, 400",
        "PAGE_INVALID, 400",
        "FRAME_BLOCKED, 400",
        "UNREADABLE, 400",
        "TOO_SLOW, 408",
        "PAGE_USED, 409",
        "TOO_LARGE, 413",
        "COOKIES_TOO_LARGE, 431",
        "SERVICE_AWAY, 503",
        "OUR_FAULT, 500"
    })
    void aNoticeHasTheStatusOfWhatHappened(Notice notice, int status) {
        assertThat(LinkErrors.status(notice)).isEqualTo(status);
    }

    @Test
    void aDatabaseThatIsAwayIsNotOurFault() {
        assertThat(LinkErrors.unexpected(new ConnectException("refused")).notice())
                .isEqualTo(Notice.SERVICE_AWAY);
        assertThat(LinkErrors.unexpected(new IllegalStateException()).notice()).isEqualTo(Notice.OUR_FAULT);
    }
}
