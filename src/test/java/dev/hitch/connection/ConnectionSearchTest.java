package dev.hitch.connection;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.hitch.error.ApiException;
import dev.hitch.error.Violation;
import dev.hitch.paging.Listing;
import dev.hitch.query.Query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What the query of the list of connections may say. */
class ConnectionSearchTest {

    private static ConnectionSearch read(Map<String, String> query) {
        Map<String, List<String>> given = new HashMap<>();
        query.forEach((name, value) -> given.put(name, List.of(value)));
        return Query.read(given, ConnectionSearch::of);
    }

    private static List<Violation> refused(Map<String, List<String>> given) {
        ApiException refused = catchThrowableOfType(
                ApiException.class, () -> Listing.read(given, "connections", ConnectionSearch::of));
        return ((List<?>) refused.body().detail())
                .stream().map(Violation.class::cast).toList();
    }

    @Test
    void nothingAskedForIsEverythingTheNewestFirst() {
        assertThat(read(Map.of()))
                .isEqualTo(new ConnectionSearch(
                        null, null, null, null, null, null, null, null, ConnectionSearch.Order.DESC));
    }

    @Test
    void everyFilterIsRead() {
        assertThat(read(Map.of(
                        "externalId", "fleet",
                        "dotNumber", "123456789012",
                        "tag", "a:b",
                        "status", "pending_deletion",
                        "provider", "geotab",
                        "updatedAfter", "2024-05-01T12:00:00.123+02:00",
                        "updatedBefore", "2024-05-01T12:00:00.123 0200",
                        "order", "asc")))
                .isEqualTo(new ConnectionSearch(
                        "fleet",
                        null,
                        "123456789012",
                        "a:b",
                        ConnectionStatus.PENDING_DELETION,
                        "geotab",
                        Instant.parse("2024-05-01T10:00:00.123Z"),
                        Instant.parse("2024-05-01T10:00:00.123Z"),
                        ConnectionSearch.Order.ASC));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "externalID, x, externalId",
                "dotNumber, 12a, -",
                "dotNumber, 1234567890123, -",
                "status, live, -",
                "status, CONNECTED, -",
                "updatedAfter, yesterday, -",
                "order, newest, -",
                "order, ASC, -",
                "limit, 0, -",
                "tag, '', -",
                "cursor, x, -"
            })
    void whatAFilterCannotMeanIsRefusedByName(String name, String value, String suggestion) {
        assertThat(refused(Map.of(name, List.of(value)))).hasSize(1).allSatisfy(found -> {
            assertThat(found.path()).isEqualTo("{requestQuery}." + name);
            assertThat(found.suggestion()).isEqualTo(suggestion);
        });
    }

    @Test
    void severalMistakesAreSaidAtOnce() {
        assertThat(refused(Map.of(
                        "order", List.of("x"), "status", List.of("y"), "tag", List.of("a", "b"), "z", List.of("1"))))
                .extracting(Violation::path)
                .containsExactly(
                        "{requestQuery}.tag", "{requestQuery}.status", "{requestQuery}.order", "{requestQuery}.z");
    }
}
