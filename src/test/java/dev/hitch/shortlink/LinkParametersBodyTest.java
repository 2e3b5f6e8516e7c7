package dev.hitch.shortlink;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.json.Bodies;

import static org.assertj.core.api.Assertions.assertThat;

/** What the body of a request for a short link may say, as far as that does not depend on what is stored. */
class LinkParametersBodyTest {

    private static List<String> wrong(String json) {
        return Bodies.wrong(json, LinkParameters.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"provider\":\"nope\"} | provider",
                "{\"provider\":3} | provider",
                "{\"providerHints\":[\"geotab\",\"nope\"]} | providerHints[1]",
                "{\"providerHints\":[null]} | providerHints[0]",
                "{\"providerHints\":\"geotab\"} | providerHints",
                "{\"externalId\":\"\"} | externalId",
                "{\"externalId\":{}} | externalId",
                "{\"name\":\"\"} | name",
                "{\"name\":[\"x\"]} | name",
                "{\"tags\":[\"a\",\"\"]} | tags[1]",
                "{\"tags\":[1]} | tags[0]",
                "{\"tags\":{}} | tags",
                "{\"redirectUrl\":\"http://app.acme.com\"} | redirectUrl",
                "{\"redirectUrl\":\"https://u:p@app.acme.com\"} | redirectUrl",
                "{\"redirectUrl\":\"/relative\"} | redirectUrl",
                "{\"redirectUrl\":\"javascript:alert(1)\"} | redirectUrl",
                "{\"syncMode\":\"auto\"} | syncMode",
                "{\"syncMode\":0} | syncMode",
                "{\"backfill\":[]} | backfill",
                "{\"backfill\":{\"days\":0}} | backfill.days",
                "{\"backfill\":{\"days\":3651}} | backfill.days",
                "{\"backfill\":{\"days\":1.5}} | backfill.days",
                "{\"backfill\":{\"days\":\"1\"}} | backfill.days",
                "{\"backfill\":{\"days\":99999999999}} | backfill.days",
                "{\"backfill\":{\"startFrom\":\"2999-01-01T00:00:00Z\"}} | backfill.startFrom",
                "{\"backfill\":{\"startFrom\":\"yesterday\"}} | backfill.startFrom",
                "{\"backfill\":{\"day\":1}} | backfill.day",
                "{\"template\":\"ltp_x\"} | template",
                "{\"colour\":1} | colour",
                "{\"\":1} | ''"
            })
    void eachRuleNamesItsPath(String body, String path) {
        assertThat(wrong(body)).containsExactly(path);
    }

    @Test
    void textsHaveLimitsCountedInCharacters() {
        assertThat(wrong("{\"name\":\"" + "\uD83D\uDE9A".repeat(255) + "\"}")).isEmpty();
        assertThat(wrong("{\"name\":\"" + "x".repeat(256) + "\"}")).containsExactly("name");
        assertThat(wrong("{\"externalId\":\"" + "x".repeat(256) + "\"}")).containsExactly("externalId");
        assertThat(wrong("{\"tags\":[\"" + "x".repeat(101) + "\"]}")).containsExactly("tags[0]");
        assertThat(wrong("{\"redirectUrl\":\"https://a.b/" + "x".repeat(2048) + "\"}"))
                .containsExactly("redirectUrl");
    }

    @Test
    void listsHaveLimits() {
        assertThat(wrong("{\"tags\":[" + "\"x\",".repeat(49) + "\"y\"]}")).isEmpty();
        assertThat(wrong("{\"tags\":[" + "\"x\",".repeat(50) + "\"y\"]}")).containsExactly("tags");
        assertThat(wrong("{\"providerHints\":[" + "\"geotab\",".repeat(20) + "\"geotab\"]}"))
                .containsExactly("providerHints");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7.5 | must be a whole number",
                "\"7\" | must be a whole number",
                "true | must be a whole number",
                "1e-2 | must be a whole number",
                "0 | must be 1 to 3650",
                "-0.0 | must be 1 to 3650",
                "3651 | must be 1 to 3650",
                "99999999999 | must be 1 to 3650",
                "-99999999999 | must be 1 to 3650",
                "1e300 | must be 1 to 3650"
            })
    void whatIsNoDayCountIsToldWhatWouldBe(String days, String message) {
        String body = "{\"backfill\":{\"days\":" + days + "}}";
        assertThat(wrong(body)).containsExactly("backfill.days");
        assertThat(Bodies.messages(body, LinkParameters.class)).containsExactly(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-01-01T00:00:00Z",
                "0001-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999Z",
                "1970-01-01T00:00:00+00:01"
            })
    void nothingBeganBefore1970(String start) {
        String body = "{\"backfill\":{\"startFrom\":\"" + start + "\"}}";
        assertThat(wrong(body)).containsExactly("backfill.startFrom");
        assertThat(Bodies.messages(body, LinkParameters.class)).containsExactly("must not be before 1970");
        assertThat(wrong("{\"backfill\":{\"startFrom\":\"1970-01-01T00:00:00Z\"}}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\" \"",
                "\"Manual\"",
                "\" manual\"",
                "\"0\"",
                "0",
                "1.5",
                "true",
                "{}",
                "[]",
                "[\"manual\"]"
            })
    void aWordThatIsNoneNamesItsPathBesideOtherMistakes(String mode) {
        assertThat(wrong("{\"syncMode\":" + mode + ",\"externalId\":\"\"}"))
                .containsExactlyInAnyOrder("syncMode", "externalId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u200b", "\\u2800", "\\u3164\\ufe0f", " \\u00a0", "\\u034f", "\\udb40\\udc41"})
    void aNameHasSomethingToSee(String name) {
        String body = "{\"name\":\"" + name + "\"}";
        assertThat(wrong(body)).containsExactly("name");
        assertThat(Bodies.messages(body, LinkParameters.class))
                .containsExactly("must have at least one visible character");
        // An id of the caller's own is nothing that a person reads.
        assertThat(wrong("{\"externalId\":\"" + name + "\",\"tags\":[\"" + name + "\"]}"))
                .isEmpty();
    }
}
