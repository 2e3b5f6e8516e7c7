package dev.hitch.request;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DateHeaderTest {

    private Instant now = Instant.parse("1994-11-06T08:49:37.999Z");

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.ofHours(5);
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    @Test
    void isWrittenOnceASecond() {
        DateHeader date = new DateHeader(clock);
        String first = date.now();
        assertThat(first).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
        now = now.minusMillis(900);
        assertThat(date.now()).isSameAs(first);
        now = now.plusSeconds(1);
        assertThat(date.now()).isEqualTo("Sun, 06 Nov 1994 08:49:38 GMT");
    }
}
