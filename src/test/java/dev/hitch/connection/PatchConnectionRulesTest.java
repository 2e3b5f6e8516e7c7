package dev.hitch.connection;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.hitch.connection.ConnectionFilters.Activity;
import dev.hitch.connection.ConnectionFilters.Selection;
import dev.hitch.json.Bodies;
import dev.hitch.sync.SyncMode;

import static org.assertj.core.api.Assertions.assertThat;

/** What each member of a PATCH makes of what is there. */
class PatchConnectionRulesTest {

    private static final PatchConnection NOTHING = patch("{}");

    private static PatchConnection patch(String json) {
        return Bodies.read(json, PatchConnection.class);
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new JsonMapper().readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    @ParameterizedTest
    @EnumSource(PatchConnection.Status.class)
    void aStatusIsTheOneOfItsName(PatchConnection.Status wanted) {
        assertThat(patch("{\"status\":\"" + wanted + "\"}").statusOr(ConnectionStatus.PENDING_DELETION))
                .isEqualTo(ConnectionStatus.valueOf(wanted.name()));
        assertThat(NOTHING.statusOr(ConnectionStatus.ARCHIVED)).isEqualTo(ConnectionStatus.ARCHIVED);
    }

    @Test
    void anExternalIdIsReplacedClearedOrKept() {
        assertThat(patch("{\"externalId\":\"b\"}").externalIdOr("a")).isEqualTo("b");
        assertThat(patch("{\"externalId\":null}").externalIdOr("a")).isNull();
        assertThat(NOTHING.externalIdOr("a")).isEqualTo("a");
    }

    @Test
    void aCompanyIsReplacedAsAWhole() {
        Company acme = new Company("Acme", List.of("1"));
        assertThat(patch("{\"company\":{\"name\":\"Bolt\"}}").companyOr(acme)).isEqualTo(new Company("Bolt", null));
        assertThat(patch("{\"company\":null}").companyOr(acme)).isEqualTo(Company.UNKNOWN);
        assertThat(NOTHING.companyOr(acme)).isSameAs(acme);
    }

    @Test
    void aSyncModeIsReplacedOrKept() {
        assertThat(patch("{\"syncMode\":\"manual\"}").syncModeOr(SyncMode.AUTOMATIC))
                .isEqualTo(SyncMode.MANUAL);
        assertThat(NOTHING.syncModeOr(SyncMode.MANUAL)).isEqualTo(SyncMode.MANUAL);
    }

    @Test
    void tagsAreASet() {
        String[] present = {"a", "b"};
        assertThat(patch("{\"tags\":[\"b\",\"a\",\"b\"]}").tagsOr(present)).isSameAs(present);
        assertThat(patch("{\"tags\":[\"c\",\"a\",\"c\"]}").tagsOr(present)).containsExactly("c", "a");
        assertThat(patch("{\"tags\":null}").tagsOr(present)).isEmpty();
        assertThat(NOTHING.tagsOr(present)).isSameAs(present);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1} | {\"a\":1.0} | true",
                "{\"a\":1000} | {\"a\":1e3} | true",
                "{\"a\":1,\"b\":[0.5]} | {\"b\":[0.50],\"a\":1} | true",
                "{\"a\":1} | {\"a\":2} | false",
                "{\"a\":1} | {\"a\":\"1\"} | false",
                "{\"a\":[1,2]} | {\"a\":[2,1]} | false",
                "{\"a\":1} | {\"a\":1,\"b\":null} | false",
                "{\"a\":null} | {} | false"
            })
    void optionsThatMeanTheSameAreKeptAsTheyAre(String present, String given, boolean same) {
        ObjectNode before = json(present);
        ObjectNode after = patch("{\"options\":" + given + "}").optionsOr(before);
        assertThat(after == before).isEqualTo(same);
    }

    @Test
    void optionsAreClearedToAnEmptyObject() {
        assertThat(patch("{\"options\":null}").optionsOr(json("{\"a\":1}"))).isEqualTo(json("{}"));
        ObjectNode present = json("{\"a\":1}");
        assertThat(NOTHING.optionsOr(present)).isSameAs(present);
    }

    @Test
    void filtersAreReplacedClearedOrKept() {
        ConnectionFilters present = new ConnectionFilters(new Selection(Activity.ACTIVE, null, null), null);
        assertThat(patch("{\"filters\":{\"drivers\":{\"status\":\"inactive\",\"excludeIds\":[\"d\"]}}}")
                        .filtersOr(present))
                .isEqualTo(new ConnectionFilters(null, new Selection(Activity.INACTIVE, List.of("d"), null)));
        assertThat(patch("{\"filters\":null}").filtersOr(present)).isNull();
        assertThat(NOTHING.filtersOr(present)).isSameAs(present);
    }

    @Test
    void aPatchThatNamesNothingIsAllAbsent() {
        assertThat(NOTHING).isEqualTo(new PatchConnection(null, null, null, null, null, null, null));
        assertThat(patch("{\"company\":null}").company()).isEqualTo(Optional.empty());
    }
}
