package dev.hitch.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.error.Violation;

import static org.assertj.core.api.Assertions.assertThat;

class StrictJsonTest {

    private final List<Violation> violations = new ArrayList<>();

    private List<Violation> check(String text) {
        violations.clear();
        StrictJson.check(text, violations);
        return violations;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "{\"a\":[1,2.50,-0,1e10,null,true,\"\\uD83D\\uDE00\"]}", "{\"a\":{\"a\":1},\"b\":1}"
            })
    void soundJsonHasNoViolations(String text) {
        assertThat(check(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"a\":1,}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":\"\\u0000\"}",
                "{\"a\":\"\\uD83D\"}",
                "{\"a\":1e999}",
                "{\"a\":NaN}",
                "{} {}",
                "{'a':1}",
                "{\"a\":01}"
            })
    void whatParsersCommonlyAcceptIsRefused(String text) {
        assertThat(check(text)).isNotEmpty();
    }

    @Test
    void deepNestingIsRefused() {
        int deepest = StrictJson.MAX_DEPTH;
        assertThat(check("[".repeat(deepest) + "]".repeat(deepest))).isEmpty();
        assertThat(check("[".repeat(deepest + 1) + "]".repeat(deepest + 1))).isNotEmpty();
    }

    @Test
    void aViolationNamesItsPlace() {
        assertThat(check("{\"tags\":[\"a\",\"b\",\"\\u0000\"]}"))
                .extracting(Violation::path)
                .containsExactly("{requestBody}.tags[2]");
    }

    @Test
    void aByteOrderMarkIsDroppedAndOtherEncodingsAreRefused() {
        assertThat(StrictJson.decode("\uFEFF{}".getBytes(StandardCharsets.UTF_8), violations))
                .isEqualTo("{}");
        assertThat(violations).isEmpty();
        assertThat(StrictJson.decode("{}".getBytes(StandardCharsets.UTF_16LE), violations))
                .isNull();
        assertThat(StrictJson.decode(new byte[] {(byte) 0xC3}, violations)).isNull();
        assertThat(violations).extracting(Violation::message).containsExactly("must be UTF-8", "must be UTF-8");
    }
}
