package dev.hitch.query;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.error.ApiException;
import dev.hitch.error.Violation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class QueryTest {

    private static final Filter<String> TAG = Filter.text("tag", null);
    private static final Filter<Mode> MODE = Filter.word("mode", null, Mode.class);
    private static final Filter<Mode> PRESET_MODE = Filter.word("mode", null, Mode.TWO);
    private static final Filter<Instant> SINCE = Filter.instant("since", null);
    private static final Filter<Integer> DOT = Filter.of("dot", null, "must be a digit", text -> Optional.of(text)
            .filter(given -> given.matches("[0-9]"))
            .map(Integer::valueOf));

    private static List<Violation> refused(Map<String, List<String>> given, Filter<?>... filters) {
        ApiException refused = catchThrowableOfType(
                ApiException.class,
                () -> Query.read(given, query -> List.of(filters).stream()
                        .map(query::get)
                        .map(Optional::ofNullable)
                        .toList()));
        return ((List<?>) refused.body().detail())
                .stream().map(Violation.class::cast).toList();
    }

    private static <T> T read(Filter<T> filter, String value) {
        return Query.read(Map.of(filter.name(), List.of(value)), query -> query.get(filter));
    }

    @Test
    void aFilterIsReadAndAnAbsentOneIsNull() {
        assertThat(read(TAG, "blue")).isEqualTo("blue");
        assertThat(read(MODE, "ONE")).isEqualTo(Mode.ONE);
        assertThat(read(SINCE, "2021-01-06T03:24:53+01:00")).isEqualTo(Instant.parse("2021-01-06T02:24:53Z"));
        assertThat(read(DOT, "7")).isEqualTo(7);
        assertThat(Query.<String>read(Map.of(), query -> query.get(TAG))).isNull();
    }

    @Test
    void anAbsentFilterWithAPresetIsThat() {
        assertThat(Query.<Mode>read(Map.of(), query -> query.get(PRESET_MODE))).isEqualTo(Mode.TWO);
        assertThat(Query.<Integer>read(Map.of(), query -> query.get(DOT.orElse(3))))
                .isEqualTo(3);
        assertThat(read(PRESET_MODE, "ONE")).isEqualTo(Mode.ONE);
    }

    @Test
    void whatIsNotAskedForIsRefused() {
        assertThat(refused(Map.of("tag", List.of("blue")), MODE))
                .extracting(Violation::path)
                .containsExactly("{requestQuery}.tag");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-01-06T03:24:53 01:00", "2021-01-06T03:24:53 0100", "2021-01-06T03:24:53.000 01:00"})
    void aPlusThatTheAddressMadeABlankIsReadAsOne(String since) {
        assertThat(read(SINCE, since)).isEqualTo(Instant.parse("2021-01-06T02:24:53Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" 2021-01-06T03:24:53Z", "2021-01-06 03:24:53Z", "2021-01-06T03:24:53  0100"})
    void anyOtherBlankInADateIsAMistake(String since) {
        assertThat(refused(Map.of("since", List.of(since)), SINCE)).hasSize(1);
    }

    @Test
    void everythingWrongIsSaidAtOnceAndByName() {
        Map<String, List<String>> given = Map.of(
                "tga", List.of("blue"),
                "mode", List.of("one"),
                "since", List.of("yesterday"),
                "dot", List.of("0x"),
                "tag", List.of("a", "b"));
        List<Violation> violations = refused(given, TAG, MODE, SINCE, DOT);
        assertThat(violations)
                .extracting(Violation::path)
                .containsExactly(
                        "{requestQuery}.tag",
                        "{requestQuery}.mode",
                        "{requestQuery}.since",
                        "{requestQuery}.dot",
                        "{requestQuery}.tga");
        assertThat(violations.get(1).message()).isEqualTo("must be one of ONE, TWO");
        assertThat(violations.get(4).suggestion()).isEqualTo("tag");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0b"})
    void aTextThatNoRowCanHoldIsRefused(String text) {
        assertThat(refused(Map.of("tag", List.of(text)), TAG))
                .extracting(Violation::path)
                .containsExactly("{requestQuery}.tag");
        assertThat(refused(Map.of("tag", List.of("x".repeat(256))), TAG)).hasSize(1);
    }

    private enum Mode {
        ONE,
        TWO
    }
}
