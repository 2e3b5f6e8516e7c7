package dev.hitch.paging;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.error.ApiException;
import dev.hitch.error.Violation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class PageRequestTest {

    private static final String LIST = "things of app_1";

    private static PageRequest request(String cursor, String limit) {
        Map<String, List<String>> query = new HashMap<>();
        Optional.ofNullable(cursor).ifPresent(given -> query.put("cursor", List.of(given)));
        Optional.ofNullable(limit).ifPresent(given -> query.put("limit", List.of(given)));
        return PageRequest.read(query, LIST);
    }

    private static List<String> rows(int count) {
        return IntStream.range(0, count).mapToObj(i -> "row" + i).toList();
    }

    private static Page<String> page(int limit, int found) {
        return request(null, String.valueOf(limit)).page(rows(found), Function.identity(), Function.identity());
    }

    private static String refusedAt(String cursor, String limit) {
        ApiException refused = catchThrowableOfType(ApiException.class, () -> request(cursor, limit));
        return ((List<?>) refused.body().detail())
                .stream().map(found -> ((Violation) found).path()).toList().toString();
    }

    @Test
    void aPageNamesTheNextOneUnlessItIsTheLast() {
        assertThat(page(3, 3).next()).isNull();
        Page<String> first = page(3, 4);
        assertThat(first.results()).containsExactly("row0", "row1", "row2");
        assertThat(request(first.next(), null).after()).isEqualTo("row2");
        assertThat(page(3, 0).results()).isEmpty();
    }

    @Test
    void limitsAreFrom1To1000And100WhereNoneIsGiven() {
        assertThat(request(null, null).limit()).isEqualTo(100);
        assertThat(request(null, "1").rows()).isEqualTo(2);
        assertThat(request(null, "1000").limit()).isEqualTo(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1001", "1.0", "ten", "99999999999", "٣", " 1"})
    void anyOtherLimitIsRefused(String limit) {
        assertThat(refusedAt(null, limit)).isEqualTo("[{requestQuery}.limit]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "!", "cm93MQ", "AAAAAAAAAAAAAAAA", "ü"})
    void aBrokenCursorIsRefused(String cursor) {
        assertThat(refusedAt(cursor, null)).isEqualTo("[{requestQuery}.cursor]");
    }

    @Test
    void aCursorOfAnotherListOrWithAnotherPositionIsRefused() {
        assertThat(refusedAt(Cursor.of("things of app_2", "row1"), "0"))
                .isEqualTo("[{requestQuery}.cursor, {requestQuery}.limit]");
        String good = Cursor.of(LIST, "row1");
        assertThat(Cursor.parse(LIST, good)).contains("row1");
        assertThat(Cursor.parse(LIST, good.substring(0, good.length() - 3) + "AAA"))
                .isEmpty();
    }
}
