package dev.hitch.json;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.hitch.error.Violation;

import static org.assertj.core.api.Assertions.assertThat;

class JsonItemsTest {

    @JsonBody(items = "items", maxItems = 3)
    private record Many(List<String> items) {}

    private final List<Violation> violations = new ArrayList<>();

    private String quoted(String text) {
        return JsonItems.quoted(text, Many.class.getAnnotation(JsonBody.class), violations);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"items\":[ {\"a\":[{}]} ,[ ] , -1.50e3 ]} | {\"items\":[ \"{\\\"a\\\":[{}]}\" ,\"[ ]\" , \"-1.50e3\" ]}",
                "{\"items\":[\"]\\\"}\", null,true]} | {\"items\":[\"\\\"]\\\\\\\"}\\\"\", \"null\",\"true\"]}",
                "{\"items\":[{\"a\":1,\"a\":2}]} | {\"items\":[\"{\\\"a\\\":1,\\\"a\\\":2}\"]}",
                "{\"x\":{\"items\":[1]},\"y\":[[2]],\"items\":{\"z\":[3]}} | {\"x\":{\"items\":[1]},\"y\":[[2]],\"items\":{\"z\":[3]}}",
                "[[1]] | [[1]]",
                "7 | 7"
            })
    void onlyTheElementsOfThatArrayBecomeTexts(String text, String expected) {
        assertThat(quoted(text)).isEqualTo(expected);
        assertThat(violations).isEmpty();
    }

    @Test
    void oneTooManyIsRefusedWithoutReadingOn() {
        assertThat(quoted("{\"items\":[1,2,3,4,}")).isNull();
        assertThat(violations).containsExactly(Violation.of("{requestBody}.items", "must have at most 3 entries"));
    }

    @Test
    void depthIsNoDangerAndJudgedItemByItem() {
        String deep = "[".repeat(30_000) + "]".repeat(30_000);
        assertThat(quoted("{\"items\":[" + deep + "]}")).isEqualTo("{\"items\":[\"" + deep + "\"]}");
        assertThat(quoted("{\"items\":" + "[".repeat(1_000_000))).isNull();
        assertThat(violations).containsExactly(Violation.of("{requestBody}", "must not nest so deep"));
    }
}
