package dev.hitch.shortlink.mint;

import java.util.Collections;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.hitch.error.Violation;
import dev.hitch.json.Bodies;
import dev.hitch.shortlink.mint.MintResource.CreateShortLinks;

import static org.assertj.core.api.Assertions.assertThat;

/** The envelope of a batch. */
class BatchBodyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | requests | must have 1 to 1000 entries",
                "{\"requests\":[]} | requests | must have 1 to 1000 entries",
                "{\"requests\":null} | requests | must have 1 to 1000 entries",
                "{\"requests\":{}} | requests | must be an array",
                "{\"requests\":3} | requests | must be an array",
                "{\"requests\":\"[{}]\"} | requests | must be an array",
                "{\"request\":[{}]} | request | is not a known member; known are requests",
                "{\"requests\":[{}],\"more\":1} | more | is not a known member; known are requests"
            })
    void theEnvelopeIsStrict(String body, String member, String message) {
        assertThat(Bodies.wrong(body, CreateShortLinks.class)).contains(member);
        assertThat(Bodies.messages(body, CreateShortLinks.class)).contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | must be an object",
                "[[{}]] | must be an object",
                "null | must be an object",
                "{\"requests\":[{]} | must be well-formed JSON (line 1, column 15)",
                "{\"requests\":[{}} | must be well-formed JSON (line 1, column 16)",
                "{\"requests\":[{}]} x | must be well-formed JSON (line 1, column 19)",
                "{\"requests\":[{}]} {} | must be one JSON value with nothing after it",
                "{\"requests\":[{}],\"requests\":[]} | must not name a member twice (line 1, column 30)"
            })
    void aBodyThatIsMalformedAsAWholeIsRefusedAsAWhole(String body, String message) {
        assertThat(Bodies.draft(body, CreateShortLinks.class).violations())
                .containsExactly(Violation.of("{requestBody}", message));
    }

    @Test
    void aMistypedEnvelopeGetsASuggestion() {
        assertThat(Bodies.draft("{\"reqests\":[{}]}", CreateShortLinks.class).violations())
                .filteredOn(found -> found.path().equals("{requestBody}.reqests"))
                .extracting(Violation::suggestion)
                .containsExactly("requests");
    }

    @Test
    void anItemIsKeptAsItsText() {
        assertThat(Bodies.read("{\"requests\":[ {\"name\": \"a\"} , 3, null]}", CreateShortLinks.class)
                        .requests())
                .containsExactly("{\"name\": \"a\"}", "3", "null");
    }

    @Test
    void aThousandIsTheMost() {
        String body = "{\"requests\":[" + String.join(",", Collections.nCopies(1000, "{}")) + "]}";
        assertThat(Bodies.wrong(body, CreateShortLinks.class)).isEmpty();
        String more = "{\"requests\":[" + String.join(",", Collections.nCopies(1001, "{}")) + "]}";
        assertThat(Bodies.messages(more, CreateShortLinks.class)).containsExactly("must have at most 1000 entries");
    }
}
