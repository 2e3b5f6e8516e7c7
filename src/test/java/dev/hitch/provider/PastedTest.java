package dev.hitch.provider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What sticks to a text that was pasted. */
class PastedTest {

    private static final String KEY = "samsara_api_Zk3+x/9-Q.=";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00a0",
                "\u1680",
                "\u2007",
                "\u202f",
                "\u3000",
                "\u2028",
                "\u2029",
                "\u0085",
                "\t",
                "\r\n",
                "\u0000",
                "\u00ad",
                "\u061c",
                "\u180e",
                "\u200b",
                "\u200c",
                "\u200d",
                "\u200e",
                "\u200f",
                "\u202a",
                "\u202e",
                "\u2060",
                "\u2066",
                "\u2069",
                "\ufeff",
                "\udb40\udc20",
                " \u200b \ufeff\n"
            })
    void whatNobodySeesIsCutAtBothEndsAlone(String unseen) {
        assertThat(Pasted.trimmed(unseen + "ann" + unseen)).isEqualTo("ann");
        assertThat(Pasted.trimmed("a" + unseen + "n")).isEqualTo("a" + unseen + "n");
        assertThat(Pasted.trimmed(unseen + unseen)).isEmpty();
        assertThat(Pasted.key(unseen + KEY + unseen)).isEqualTo(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "é", "🚚", "\u3164x", "-", "\ud800"})
    void whatIsSeenStays(String text) {
        assertThat(Pasted.trimmed(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "Bearer %s",
                "bearer   %s",
                "Bearer\u00a0%s",
                "Bearer: %s",
                "Authorization: Bearer %s",
                "authorization:bearer %s",
                "\"Authorization\": \"Bearer %s\"",
                "-H \"Authorization: Bearer %s\"",
                "--header 'X-Api-Key: %s'",
                "X-Api-Key: %s",
                "x-api-key:%s",
                "X-API-KEY\t%s",
                "Token %s",
                "token=%s",
                "apiKey=%s",
                "api_key = '%s'",
                "API key: %s",
                "API token : %s",
                "export SAMSARA_API_TOKEN=\"%s\";",
                "const apiKey = `%s`;",
                "{\"apiKey\": \"%s\"}",
                "\"%s\"",
                "'%s'",
                "“%s”",
                "« %s »",
                "‘%s’,",
                "`%s`",
                "<%s>",
                "%s,",
                "%s;",
                " \u200b\"Bearer %s\"\u00a0;\n"
            })
    void theKeyAloneIsTaken(String pasted) {
        assertThat(Pasted.key(pasted.formatted(KEY))).isEqualTo(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r\n  ", " ", "\u200b", "\u00ad", "\u2028"})
    void aLineBreakInTheMiddleIsNoPartOfAKey(String inside) {
        assertThat(Pasted.key("samsara_api" + inside + "_Zk3")).isEqualTo("samsara_api_Zk3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key",
                "Bearer",
                "tokenABC",
                "bearerABC",
                "keytruck=",
                "c2VjcmV0a2V5==",
                "a:b",
                "api-key-123",
                "eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJhIn0.c2ln",
                "12|laravel",
                "9b2d5b0e-8a51-4f6e-9a5e-4c3f0c3e1d2a"
            })
    void aKeyThatOnlyLooksLikeMoreStays(String key) {
        assertThat(Pasted.key(key)).isEqualTo(key);
    }

    @Test
    void nothingButWrappingIsNothing() {
        assertThat(Pasted.key(" \"\u200b\" ,")).isEmpty();
    }

    @Test
    void theLongestTextIsReadInATime() {
        String blanks = "\u200b ".repeat(30_000);
        assertThat(Pasted.trimmed("a" + blanks + "b")).hasSize(60_002);
        assertThat(Pasted.key("a" + blanks + "\"".repeat(30_000) + "b"))
                .startsWith("a")
                .endsWith("b");
    }
}
