package dev.hitch.application;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.json.Bodies;

import static org.assertj.core.api.Assertions.assertThat;

/** What a PATCH of the application may say. */
class ApplicationBodyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":\"app_x\"} | id",
                "{\"publishableKey\":\"pk_x\"} | publishableKey",
                "{\"name\":\"\"} | name",
                "{\"redirectOrigins\":[\"https://a.b/path\"]} | redirectOrigins[0]",
                "{\"redirectOrigins\":[\"http://a.b\"]} | redirectOrigins[0]",
                "{\"embedOrigins\":[\"https://a.b\",null]} | embedOrigins[1]",
                "{\"embedOrigins\":\"https://a.b\"} | embedOrigins",
                "{\"mergeConnections\":\"yes\"} | mergeConnections",
                "{\"agreementUrl\":\"javascript:alert(1)\"} | agreementUrl"
            })
    void eachRuleNamesItsPath(String body, String path) {
        assertThat(Bodies.wrong(body, PatchApplication.class)).containsExactly(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\u200b",
                "\\u2800",
                "\\u115f\\u1160",
                "\\u3164",
                "\\uffa0",
                "\\u00ad",
                "\\u2003",
                "\\ufe0f",
                "\\ud834\\udd59"
            })
    void aNameHasSomethingToSee(String name) {
        assertThat(Bodies.messages("{\"name\":\"" + name + "\"}", PatchApplication.class))
                .containsExactly("must have at least one visible character");
    }

    @ParameterizedTest
    @CsvSource({
        "\\u202e, U+202E",
        "\\u202a, U+202A",
        "\\u2066, U+2066",
        "\\u2069, U+2069",
        "\\u0007, U+0007",
        "\\n, U+000A",
        "\\u0085, U+0085",
        "\\u2028, U+2028",
        "\\u007f, U+007F"
    })
    void aCharacterThatControlsHowANameIsShownIsRefusedByName(String character, String named) {
        String body = "{\"name\":\"Acme" + character + " Ltd\"}";
        assertThat(Bodies.wrong(body, PatchApplication.class)).containsExactly("name");
        assertThat(Bodies.messages(body, PatchApplication.class))
                .containsExactly("must not contain the control character " + named);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Acme",
                "日本",
                "\u0634\u0631\u0643\u0629\u200f \u200e2",
                "\uD83D\uDE9A",
                "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F",
                "\uD83D\uDC68\u200D\uD83D\uDE80",
                "\uD83E\uDEE8",
                "می\u200cشود",
                "क्\u200dष",
                "?",
                "\u00a0x"
            })
    void namesOfEveryScriptAreTaken(String name) {
        assertThat(Bodies.read("{\"name\":\"" + name + "\"}", PatchApplication.class)
                        .name())
                .contains(name);
    }
}
