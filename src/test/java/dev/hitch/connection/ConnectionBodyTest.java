package dev.hitch.connection;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.json.Bodies;

import static org.assertj.core.api.Assertions.assertThat;

/** What the bodies of requests about connections may say. */
class ConnectionBodyTest {

    private static final String SANDBOX = "{\"provider\":\"sandbox\",\"credentials\":{},";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"credentials\":{}} | provider",
                "{\"provider\":\"sandbox\"} | credentials",
                "{\"provider\":\"geotap\",\"credentials\":{}} | provider",
                "{\"provider\":\"sandbox\",\"credentials\":{\"username\":\"x\",\"password\":7}} | credentials.password",
                "{\"provider\":\"sandbox\",\"credentials\":[]} | credentials"
            })
    void anAccountHasAKnownProviderAndTexts(String body, String path) {
        assertThat(Bodies.wrong(body, CreateConnection.class)).containsExactly(path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"company\":{\"dotNumbers\":[\"x\"]} | company.dotNumbers[0]",
                "\"company\":{\"dotNumbers\":[\"1234567890123\"]} | company.dotNumbers[0]",
                "\"company\":\"Acme\" | company",
                "\"company\":{\"nam\":\"x\"} | company.nam",
                "\"tags\":[null] | tags[0]",
                "\"options\":[] | options",
                "\"syncMode\":\"x\" | syncMode",
                "\"externalId\":\"\" | externalId",
                "\"backfill\":{\"days\":-1} | backfill.days",
                "\"agreements\":[{}] | agreements[0].agreementUrl",
                "\"agreements\":[{\"agreementUrl\":\"x\"}] | agreements[0].agreementUrl",
                "\"agreements\":[{\"agreementUrl\":\"https://a.b\",\"ipAddress\":\"\"}] | agreements[0].ipAddress",
                "\"agreements\":[{\"agreementUrl\":\"https://a.b\",\"url\":\"x\"}] | agreements[0].url",
                "\"agreements\":[{\"agreementUrl\":\"https://a.b\",\"acceptedAt\":\"0000-01-01T00:00:00Z\"}]"
                        + " | agreements[0].acceptedAt",
                "\"agreements\":[{\"agreementUrl\":\"https://a.b\",\"acceptedAt\":\"2999-01-01T00:00:00Z\"}]"
                        + " | agreements[0].acceptedAt"
            })
    void eachRuleNamesItsPath(String member, String path) {
        assertThat(Bodies.wrong(SANDBOX + member + "}", CreateConnection.class)).containsExactly(path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"status\":\"deleted\"} | status",
                "{\"status\":\"pending_deletion\"} | status",
                "{\"status\":null} | status",
                "{\"syncMode\":null} | syncMode",
                "{\"syncMode\":\"x\"} | syncMode",
                "{\"tags\":[null]} | tags[0]",
                "{\"tags\":[\"\"]} | tags[0]",
                "{\"externalId\":\"\"} | externalId",
                "{\"company\":{\"nam\":\"x\"}} | company.nam",
                "{\"company\":{\"name\":\"\\u200b\"}} | company.name",
                "{\"company\":{\"dotNumbers\":[\"x\"]}} | company.dotNumbers[0]",
                "{\"options\":[]} | options",
                "{\"filters\":{\"trucks\":{}}} | filters.trucks",
                "{\"filters\":{\"vehicles\":{\"status\":\"sold\"}}} | filters.vehicles.status",
                "{\"filters\":{\"vehicles\":{\"excludeIds\":[\"\"]}}} | filters.vehicles.excludeIds[0]",
                "{\"credentials\":{}} | credentials",
                "{\"id\":\"x\"} | id"
            })
    void eachRuleOfAPatchNamesItsPath(String body, String path) {
        assertThat(Bodies.wrong(body, PatchConnection.class)).containsExactly(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"options", "filters", "company", "tags", "status", "syncMode"})
    void anEmptyTextInThePlaceOfAnythingElseNamesItsPath(String member) {
        assertThat(Bodies.wrong("{\"" + member + "\":\"\"}", PatchConnection.class))
                .containsExactly(member);
    }

    @Test
    void aListOfAThousandIdsIsTheLongestFilter() {
        String ids = "\"vcl\",".repeat(999) + "\"vcl\"";
        assertThat(Bodies.wrong("{\"filters\":{\"vehicles\":{\"includeIds\":[" + ids + "]}}}", PatchConnection.class))
                .isEmpty();
        assertThat(Bodies.wrong(
                        "{\"filters\":{\"vehicles\":{\"includeIds\":[" + ids + ",\"vcl\"]}}}", PatchConnection.class))
                .containsExactly("filters.vehicles.includeIds");
    }
}
