package dev.hitch.request;

import java.net.URI;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.hitch.testing.Api;
import dev.hitch.testing.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;

/** A mistake of a client is not logged as a warning or an error. */
@QuarkusTest
class QuietTest {

    @TestHTTPResource
    URI root;

    @Test
    void aClientsMistakeIsNoErrorOfOurs() {
        String token = "Authorization: Bearer " + Api.newApplication().token();
        Heard heard = new Heard();
        Logger all = Logger.getLogger("");
        all.addHandler(heard);
        try {
            for (String target :
                    List.of("/%", "/?x=%zz", "/tsp/v1/link/short?externalId=%ff", "/{", "*", "x", "/a/%")) {
                RawHttp.send(root, "GET " + target, token);
                RawHttp.send(root, "OPTIONS " + target, token, "Accept: ,;=", "Accept-Language: ,;q=");
                RawHttp.exchange(root, List.of("GET " + target + " HTTP/1.1"), new byte[0]);
            }
        } finally {
            all.removeHandler(heard);
        }
        assertThat(heard.messages).isEmpty();
    }

    private static final class Heard extends Handler {

        private final ConcurrentLinkedQueue<String> messages = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord said) {
            if (said.getLevel().intValue() >= Level.WARNING.intValue()) {
                messages.add(said.getLoggerName() + ": " + said.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
