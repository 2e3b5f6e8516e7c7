package dev.hitch.header;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AcceptTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/JSON",
                "application/json;q=0.001",
                "application/vnd.api+json",
                "application/*, text/html;q=.9",
                "application/json, */*",
                "*/*, application/json",
                "text/html;q=0, application/json;q=0.1",
                "text/html;profile=\"a,b;q=1\";q=0.2, application/json;q=0.3",
                "application/json;q=7"
            })
    void jsonIsForWhoWantsItMore(String header) {
        assertThat(Accept.prefersJson(header)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "*/*",
                "*",
                "text/html, application/json",
                "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
                "application/xhtml+xml, application/json;q=0.9",
                "application/json;q=0.5, */*",
                "application/json;q=0",
                "*/*;q=0",
                "text/plain",
                "image/*",
                "application/jsonp",
                "application/xml",
                "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
                "json",
                ";;q=,,",
                "\""
            })
    void aPageIsForEveryoneElse(String header) {
        assertThat(Accept.prefersJson(header)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "application/json;charset=utf-8 | application/json",
                "text/html, *; q=.2, */*; q=.25 | text/html, */*;q=0.25, */*;q=0.2",
                ",nonsense,,a/b;q=1.0000,       | a/b",
                "a/b;q=high, c/d;q=2            | a/b, c/d",
                "a/b;q=0.00049                  | a/b;q=0.0",
                "nonsense, a/, /b, a/b/c, a b/c | -",
            })
    void onlyWhatEveryParserTakesIsLeft(String given, String readable) {
        assertThat(Accept.readable(given)).isEqualTo(readable);
    }
}
