package dev.hitch.paging;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.error.ApiException;
import dev.hitch.error.Violation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ListQueryTest {

    private static List<Violation> refused(Map<String, List<String>> given, Consumer<ListQuery> reading) {
        ListQuery query = ListQuery.of(given);
        reading.accept(query);
        ApiException refused = catchThrowableOfType(ApiException.class, () -> query.page("things"));
        return ((List<?>) refused.body().detail())
                .stream().map(Violation.class::cast).toList();
    }

    private static ListQuery query(String name, String value) {
        return ListQuery.of(Map.of(name, List.of(value)));
    }

    @Test
    void aFilterIsReadAndAnAbsentOneIsNull() {
        assertThat(query("tag", "blue").text("tag")).isEqualTo("blue");
        assertThat(query("tag", "blue").text("name")).isNull();
        assertThat(query("mode", "ONE").word("mode", Mode.class)).isEqualTo(Mode.ONE);
        assertThat(query("since", "2021-01-06T03:24:53+01:00").instant("since"))
                .isEqualTo(Instant.parse("2021-01-06T02:24:53Z"));
        assertThat(query("dot", "12").text("dot", "digits", text -> text.matches("[0-9]+")))
                .isEqualTo("12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-01-06T03:24:53 01:00", "2021-01-06T03:24:53 0100", "2021-01-06T03:24:53.000 01:00"})
    void aPlusThatTheAddressMadeABlankIsReadAsOne(String since) {
        assertThat(query("since", since).instant("since")).isEqualTo(Instant.parse("2021-01-06T02:24:53Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" 2021-01-06T03:24:53Z", "2021-01-06 03:24:53Z", "2021-01-06T03:24:53  0100"})
    void anyOtherBlankInADateIsAMistake(String since) {
        assertThat(refused(Map.of("since", List.of(since)), query -> query.instant("since")))
                .hasSize(1);
    }

    @Test
    void everythingWrongIsSaidAtOnceAndByName() {
        Map<String, List<String>> given = Map.of(
                "tga", List.of("blue"),
                "mode", List.of("one"),
                "since", List.of("yesterday"),
                "limit", List.of("0"),
                "tag", List.of("a", "b"));
        List<Violation> violations = refused(given, query -> {
            query.text("tag");
            query.word("mode", Mode.class);
            query.instant("since");
        });
        assertThat(violations)
                .extracting(Violation::path)
                .containsExactly(
                        "{requestQuery}.tag",
                        "{requestQuery}.mode",
                        "{requestQuery}.since",
                        "{requestQuery}.limit",
                        "{requestQuery}.tga");
        assertThat(violations.get(1).message()).isEqualTo("must be one of ONE, TWO");
        assertThat(violations.get(4).suggestion()).isEqualTo("tag");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0b"})
    void aTextThatNoRowCanHoldIsRefused(String text) {
        assertThat(refused(Map.of("tag", List.of(text)), query -> query.text("tag")))
                .extracting(Violation::path)
                .containsExactly("{requestQuery}.tag");
        assertThat(refused(Map.of("tag", List.of("x".repeat(256))), query -> query.text("tag")))
                .hasSize(1);
    }

    @Test
    void aCursorGoesOnUnderTheSameFiltersOnly() {
        ListQuery blue = query("tag", "blue");
        blue.text("tag");
        String next = blue.page("things")
                .page(IntStream.range(0, 101).boxed().toList(), String::valueOf, row -> row)
                .next();
        Map<String, List<String>> same = Map.of("tag", List.of("blue"), "cursor", List.of(next));
        ListQuery again = ListQuery.of(same);
        again.text("tag");
        assertThat(again.page("things").after()).isEqualTo("99");
        assertThat(refused(Map.of("tag", List.of("red"), "cursor", List.of(next)), query -> query.text("tag")))
                .extracting(Violation::path)
                .containsExactly("{requestQuery}.cursor");
    }

    private enum Mode {
        ONE,
        TWO
    }
}
