package dev.hitch.json;

import java.math.BigDecimal;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** JSON in columns, and JSON in answers. */
class StoredJsonTest {

    record Row(String name, Instant at, BigDecimal amount) {}

    private static final Instant FINE = Instant.parse("2021-01-06T03:24:53.123456789Z");

    @Test
    void whatIsStoredKeepsItsPrecision() {
        Row row = new Row("é", FINE, new BigDecimal("1.50"));
        assertThat(StoredJson.read(StoredJson.write(row), Row.class)).isEqualTo(row);
        assertThat(StoredJson.write(row)).contains("\"2021-01-06T03:24:53.123456789Z\"", "1.50");
    }

    @Test
    void aLaterVersionMayHaveStoredMore() {
        assertThat(StoredJson.read("{\"name\":\"x\",\"added\":{\"later\":1}}", Row.class))
                .isEqualTo(new Row("x", null, null));
    }

    @Test
    void decimalsAreReadExactly() {
        JsonNode json = StoredJson.read("{\"a\":0.10,\"b\":1e400}", JsonNode.class);
        assertThat(json.get("a").decimalValue()).isEqualTo(new BigDecimal("0.10"));
        assertThat(json.get("b").decimalValue()).isEqualTo(new BigDecimal("1e400"));
    }

    @Test
    void whatIsNoJsonIsADefect() {
        assertThatThrownBy(() -> StoredJson.read("{", Row.class)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void answersLeaveOutWhatIsAbsentAndWriteMilliseconds() throws Exception {
        JsonMapper answers =
                JsonMapper.builder().addModule(new JavaTimeModule()).build();
        new JsonAnswers().customize(answers);
        assertThat(answers.writeValueAsString(new Row(null, FINE, null)))
                .isEqualTo("{\"at\":\"2021-01-06T03:24:53.123Z\"}");
        assertThat(answers.writeValueAsString(new Row(null, Instant.parse("2021-01-06T03:24:53Z"), null)))
                .isEqualTo("{\"at\":\"2021-01-06T03:24:53.000Z\"}");
    }
}
