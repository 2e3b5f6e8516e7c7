package dev.hitch.json;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hibernate.validator.constraints.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.error.ErrorCode;
import dev.hitch.error.Violation;
import dev.hitch.sync.SyncMode;

import static org.assertj.core.api.Assertions.assertThat;

class JsonBodyReaderTest {

    /** A body with a member of each kind. */
    @JsonBody(maxBytes = 1000)
    record Sample(
            String name,
            @Range(min = 1, max = 9) Integer count,
            Boolean flag,
            Instant at,
            SyncMode mode,
            List<String> tags,
            ObjectNode options,
            Inner inner,
            Optional<String> patched) {}

    record Inner(Integer days) {}

    private static Sample read(String json) {
        return Bodies.read(json, Sample.class);
    }

    @Test
    void eachKindOfMemberIsRead() {
        Sample sample = read("""
                {"name": "x", "count": 3, "flag": false, "at": "2021-01-06T05:24:53+02:00", "mode": "manual",
                 "tags": ["a", ""], "options": {"depot": 1.50}, "inner": {"days": 7}}
                """);
        assertThat(sample.name()).isEqualTo("x");
        assertThat(sample.count()).isEqualTo(3);
        assertThat(sample.flag()).isFalse();
        assertThat(sample.at()).isEqualTo("2021-01-06T03:24:53Z");
        assertThat(sample.mode()).isEqualTo(SyncMode.MANUAL);
        assertThat(sample.tags()).containsExactly("a", "");
        assertThat(sample.options()).hasToString("{\"depot\":1.5}");
        assertThat(sample.inner()).isEqualTo(new Inner(7));
    }

    @Test
    void anAbsentMemberAndNullAreTwoThingsToAPatch() {
        assertThat(read("{}").patched()).isNull();
        assertThat(read("{\"patched\":null}").patched()).isEmpty();
        assertThat(read("{\"patched\":\"x\"}").patched()).contains("x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":7} | name | must be a string",
                "{\"count\":\"3\"} | count | must be a whole number",
                "{\"count\":1.5} | count | must be a whole number",
                "{\"count\":10} | count | must be 1 to 9",
                "{\"flag\":\"true\"} | flag | must be true or false",
                "{\"flag\":0} | flag | must be true or false",
                "{\"at\":\"yesterday\"} | at | must be an RFC 3339 date-time such as 2021-01-06T03:24:53.000Z",
                "{\"at\":1609903493} | at | must be an RFC 3339 date-time such as 2021-01-06T03:24:53.000Z",
                "{\"mode\":\"auto\"} | mode | must be one of automatic, manual",
                "{\"mode\":1} | mode | must be one of automatic, manual",
                "{\"tags\":\"a\"} | tags | must be an array",
                "{\"tags\":[\"a\",null]} | tags[1] | must not be null",
                "{\"tags\":[[]]} | tags[0] | must be a string",
                "{\"options\":[]} | options | must be an object",
                "{\"inner\":7} | inner | must be an object",
                "{\"inner\":{\"days\":true}} | inner.days | must be a whole number",
                "{\"patched\":7} | patched | must be a string"
            })
    void aValueOfAnotherKindNamesItsPlaceAndWhatWouldBeRight(String json, String place, String message) {
        assertThat(Bodies.wrong(json, Sample.class)).containsExactly(place);
        assertThat(Bodies.messages(json, Sample.class)).containsExactly(message);
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        String json = "{\"nam\":\"x\",\"count\":0,\"flag\":1,\"tags\":[7,null],\"inner\":{\"day\":1,\"days\":\"1\"}}";
        assertThat(Bodies.wrong(json, Sample.class))
                .containsExactlyInAnyOrder("nam", "count", "flag", "tags[0]", "tags[1]", "inner.day", "inner.days");
    }

    @Test
    void aMisspeltMemberAndAMisspeltWordGetASuggestion() {
        assertThat(Bodies.draft("{\"Nmae\":\"x\"}", Sample.class).violations())
                .containsExactly(new Violation(
                        "{requestBody}.Nmae",
                        "is not a known member; known are at, count, flag, inner, mode, name, options, patched, tags",
                        "name"));
        assertThat(Bodies.draft("{\"mode\":\"manuel\"}", Sample.class).violations())
                .extracting(Violation::suggestion)
                .containsExactly("manual");
    }

    @Test
    void aPlaceThatIsWrongIsNamedOnce() {
        assertThat(Bodies.messages("{\"count\":\"10\"}", Sample.class)).containsExactly("must be a whole number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "\"x\"",
                "7",
                "null",
                "true",
                "{} {}",
                "{}x",
                "{\"a\":}",
                "{'name':'x'}",
                "{\"name\":\"x\",}",
                "{\"name\":NaN}",
                "{\"name\":\"x\",\"name\":\"y\"}",
                "{/* */}",
                "",
                "  \n",
                "\uFEFF{}x"
            })
    void whatIsNoJsonObjectIsABadRequest(String json) {
        Draft<Sample> draft = Bodies.draft(json, Sample.class);
        assertThat(draft.error().code()).isEqualTo(ErrorCode.BAD_REQUEST);
        assertThat(draft.violations()).allMatch(found -> found.path().startsWith("{requestBody}"));
        assertThat(draft.body()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"a\\u0000b\"} | name",
                "{\"tags\":[\"x\",\"\\ud800\"]} | tags[1]",
                "{\"tags\":[\"x\",\"\\udc00\\ud800\"]} | tags[1]",
                "{\"inner\":{\"days\":1e400}} | inner.days",
                "{\"inner\":{\"days\":-1e999999999}} | inner.days",
                "{\"options\":{\"a\":1e400}} | options.a",
                "{\"options\":{\"a\":1e-400}} | options.a",
                "{\"options\":{\"a\":[1E-40099999999999999999999]}} | options.a[0]",
                "{\"options\":{\"a\":0e99999999999}} | options.a"
            })
    void whatCannotBeStoredIsNamed(String json, String place) {
        assertThat(Bodies.wrong(json, Sample.class)).contains(place);
    }

    @Test
    void numbersThatFitDoublePrecisionAreTakenInOptions() {
        String json = "{\"options\":{\"a\":[1e308, -1e-300, 0.0, 0e9, 5e-324]}}";
        assertThat(Bodies.draft(json, Sample.class).error()).isNull();
        assertThat(Bodies.draft("{\"options\":{\"a\":" + "9".repeat(200) + "}}", Sample.class)
                        .error())
                .isNotNull();
    }

    static List<byte[]> noUtf8() {
        return List.of(
                new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'},
                new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80, '"', ':', '1', '}'},
                new byte[] {'{', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', ':', '1', '}'},
                new byte[] {(byte) 0xFF, (byte) 0xFE, '{', 0, '}', 0},
                "{}".getBytes(StandardCharsets.UTF_16BE));
    }

    @ParameterizedTest
    @MethodSource("noUtf8")
    void anotherEncodingThanUtf8IsABadRequest(byte[] bytes) {
        assertThat(Bodies.draft(bytes, Sample.class).violations())
                .containsExactly(Violation.of("{requestBody}", "must be UTF-8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void deepNestingIsABadRequest(String level) {
        assertThat(Bodies.draft(level.repeat(100), Sample.class).error().code()).isEqualTo(ErrorCode.BAD_REQUEST);
    }

    @Test
    void theLimitOfABodyIsCountedInBytes() {
        String padded = "{\"name\":\"é\"" + " ".repeat(1000 - 13) + "}";
        assertThat(padded.getBytes(StandardCharsets.UTF_8)).hasSize(1000);
        assertThat(Bodies.draft(padded, Sample.class).error()).isNull();
        assertThat(Bodies.draft(padded + " ", Sample.class).error().code()).isEqualTo(ErrorCode.PAYLOAD_TOO_LARGE);
    }
}
