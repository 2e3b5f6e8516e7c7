package dev.hitch.paging;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.hitch.application.ApplicationId;
import dev.hitch.error.ApiException;
import dev.hitch.error.Violation;
import dev.hitch.query.Filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ListingTest {

    private static final Filter<String> TAG = Filter.text("tag", null);
    private static final ApplicationId APPLICATION = new ApplicationId("app_01J9ZC5B3N8Q2R4T6V8X0Y1Z2A");

    private static Listing<String> things(Map<String, List<String>> given) {
        return Listing.read(given, "things", query -> query.get(TAG));
    }

    private static List<String> refusedAt(Map<String, List<String>> given) {
        ApiException refused = catchThrowableOfType(ApiException.class, () -> things(given));
        return ((List<?>) refused.body().detail())
                .stream().map(found -> ((Violation) found).path()).toList();
    }

    @Test
    void aCursorGoesOnUnderTheSameFiltersOnly() {
        String next = things(Map.of("tag", List.of("blue")))
                .page()
                .page(IntStream.range(0, 101).boxed().toList(), String::valueOf, row -> row)
                .next();
        assertThat(things(Map.of("tag", List.of("blue"), "cursor", List.of(next)))
                        .page()
                        .after())
                .isEqualTo("99");
        assertThat(refusedAt(Map.of("tag", List.of("red"), "cursor", List.of(next))))
                .containsExactly("{requestQuery}.cursor");
        assertThat(refusedAt(Map.of("cursor", List.of(next)))).containsExactly("{requestQuery}.cursor");
    }

    @Test
    void anEmptyCursorIsTheFirstPage() {
        assertThat(things(Map.of("cursor", List.of(""))).page().after()).isNull();
    }

    @Test
    void whatIsWrongWithFiltersAndPageIsSaidTogether() {
        assertThat(refusedAt(Map.of("tag", List.of(""), "limit", List.of("0"), "tga", List.of("x"))))
                .containsExactly("{requestQuery}.tag", "{requestQuery}.limit", "{requestQuery}.tga");
    }

    @Test
    void aListStatementBeginsWithTheApplicationAndRefusesNull() {
        ListStatement list = new ListStatement.Where("l.application_id", APPLICATION)
                .andIfGiven("tag = :tag", "tag", null)
                .andIfGiven("code = :code", "code", "x")
                .select("id", "thing l", "id", 3);
        assertThat(list.sql())
                .isEqualTo("SELECT id FROM thing l WHERE l.application_id = :application AND code = :code"
                        + " ORDER BY id LIMIT :rows");
        assertThat(list.parameters())
                .isEqualTo(Map.of("application", "app_01J9ZC5B3N8Q2R4T6V8X0Y1Z2A", "code", "x", "rows", 3));
        assertThatThrownBy(() -> new ListStatement.Where("application_id", null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("application");
        assertThatThrownBy(
                        () -> new ListStatement.Where("application_id", APPLICATION).and("id > :after", "after", null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("after");
    }
}
