package dev.hitch.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.hitch.error.Violation;

import static org.assertj.core.api.Assertions.assertThat;

class JsonItemsTest {

    @JsonBody(items = "items", maxItems = 3)
    private record Many(List<String> items) {}

    @JsonBody
    private record One(List<Integer> a) {}

    private final List<Violation> violations = new ArrayList<>();

    private JsonItems cut(String text) {
        return JsonItems.cut(text, Many.class.getAnnotation(JsonBody.class), violations);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"items\":[ {\"a\":[{}]} ,[ ] , -1.50e3 ]} | {\"items\":[ \"          \" ,\"   \" , \"       \" ]} | {\"a\":[{}]};[ ];-1.50e3",
                "{\"items\":[\"]\\\"}\", null,true]} | {\"items\":[\"      \", \"    \",\"    \"]} | \"]\\\"}\";null;true",
                "{\"items\":[{\"a\":1,\"a\":2}]} | {\"items\":[\"             \"]} | {\"a\":1,\"a\":2}",
                "{\"x\":{\"items\":[1]},\"y\":[[2]],\"items\":{\"z\":[3]}} | {\"x\":{\"items\":[1]},\"y\":[[2]],\"items\":{\"z\":[3]}} | ``",
                "[[1]] | [[1]] | ``",
                "7 | 7 | ``"
            })
    void onlyTheElementsOfThatArrayAreCutOut(String text, String rest, String texts) {
        JsonItems cut = cut(text);
        assertThat(cut.rest()).isEqualTo(rest);
        assertThat(String.join(";", cut.texts())).isEqualTo(texts);
        assertThat(violations).isEmpty();
    }

    @Test
    void theTextOfEachItemIsPutInItsPlace() throws IOException {
        JsonItems cut = cut("{\"x\":[7],\"items\":[{\"a\":1}, 2.0 ]}");
        JsonNode body = new ObjectMapper().readTree(cut.rest());
        cut.putInto(body);
        assertThat(body).hasToString("{\"x\":[7],\"items\":[\"{\\\"a\\\":1}\",\"2.0\"]}");
    }

    @Test
    void aBodyWithoutItemsIsLeftAsItIs() {
        assertThat(JsonItems.cut("{\"a\":[1]}", One.class.getAnnotation(JsonBody.class), violations)
                        .rest())
                .isEqualTo("{\"a\":[1]}");
    }

    @Test
    void oneTooManyIsRefusedWithoutReadingOn() {
        assertThat(cut("{\"items\":[1,2,3,4,}")).isNull();
        assertThat(violations).containsExactly(Violation.of("{requestBody}.items", "must have at most 3 entries"));
    }

    @Test
    void depthIsNoDangerAndJudgedItemByItem() {
        String deep = "[".repeat(30_000) + "]".repeat(30_000);
        assertThat(cut("{\"items\":[" + deep + "]}").texts()).containsExactly(deep);
        assertThat(cut("{\"items\":" + "[".repeat(1_000_000))).isNull();
        assertThat(violations).containsExactly(Violation.of("{requestBody}", "must not nest so deep"));
    }
}
