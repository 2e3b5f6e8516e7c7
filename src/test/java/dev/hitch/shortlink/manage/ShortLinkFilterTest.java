package dev.hitch.shortlink.manage;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.hitch.application.ApplicationId;
import dev.hitch.error.ApiException;
import dev.hitch.error.Violation;
import dev.hitch.paging.ListStatement;
import dev.hitch.paging.Listing;
import dev.hitch.query.Query;
import dev.hitch.shortlink.ShortCode;
import dev.hitch.shortlink.ShortLinkId;
import dev.hitch.shortlink.ShortLinkStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What the query of the list of short links may say, and the statement that follows from it. */
class ShortLinkFilterTest {

    private static final ApplicationId APPLICATION = new ApplicationId("app_01J9ZC5B3N8Q2R4T6V8X0Y1Z2A");
    private static final String TEMPLATE = "ltp_01HXQ4YK8V2X0X0X0X0X0X0X0X";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static ShortLinkFilter read(Map<String, String> query) {
        Map<String, List<String>> given = new HashMap<>();
        query.forEach((name, value) -> given.put(name, List.of(value)));
        return Query.read(given, ShortLinkFilter::of);
    }

    private static ListStatement list(Map<String, String> query) {
        return ShortLinkRepository.list(APPLICATION, read(query), null, 101, NOW);
    }

    @Test
    void everyFilterIsRead() {
        assertThat(read(Map.of(
                        "externalId", "one",
                        "tag", "a",
                        "provider", "geotab",
                        "template", TEMPLATE,
                        "status", "expired",
                        "code", "AZ9QTK2D.",
                        "createdAfter", "2026-01-01T00:00:00Z",
                        "createdBefore", "2026-01-02T00:00:00+01:00")))
                .isEqualTo(new ShortLinkFilter(
                        "one",
                        "a",
                        "geotab",
                        TEMPLATE,
                        ShortLinkStatus.EXPIRED,
                        new ShortCode("az9qtk2d"),
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Instant.parse("2026-01-01T23:00:00Z")));
        assertThat(read(Map.of("template", "default")).template()).isEqualTo("default");
    }

    @ParameterizedTest
    @CsvSource({
        "external_id, x",
        "status, open",
        "template, ltp_1",
        "externalId, ''",
        "limit, 1001",
        "code, abc",
        "createdAfter, yesterday",
        "createdBefore, 2021-01-01",
        "cursor, x"
    })
    void aQueryThatIsWrongIsRefusedByName(String name, String value) {
        ApiException refused = catchThrowableOfType(
                ApiException.class,
                () -> Listing.read(Map.of(name, List.of(value)), "short links", ShortLinkFilter::of));
        assertThat(((List<?>) refused.body().detail()).stream().map(found -> ((Violation) found).path()))
                .containsExactly("{requestQuery}." + name);
    }

    @Test
    void withoutAFilterTheListIsThatOfTheApplicationAlone() {
        ListStatement statement = list(Map.of());
        assertThat(statement.sql())
                .contains("FROM short_link l WHERE l.application_id = :application ORDER BY l.id COLLATE \"C\" DESC");
        assertThat(statement.parameters()).isEqualTo(Map.of("application", APPLICATION.value(), "rows", 101));
    }

    @Test
    void aTagIsLookedUpInItsOwnTableUnlessFewerRowsAreFoundOtherwise() {
        assertThat(list(Map.of("tag", "a")).sql())
                .contains("FROM short_link_tag t", "t.tag = :tag", "ORDER BY t.short_link_id DESC");
        for (Map<String, String> few : List.of(
                Map.of("tag", "a", "externalId", "one"),
                Map.of("tag", "a", "code", "az9qtk2d"),
                Map.of("tag", "a", "status", "revoked"))) {
            assertThat(list(few).sql())
                    .contains("FROM short_link l WHERE", "@> to_jsonb(CAST(:tag AS text))")
                    .doesNotContain("short_link_tag");
        }
    }

    @Test
    void aStatusIsComparedAndNarrowsTheIdsThatAreRead() {
        ListStatement live = list(Map.of("status", "live"));
        assertThat(live.sql()).contains("l.revoked_at IS NULL AND l.expires_at > :now", " >= :first");
        assertThat(live.parameters())
                .containsEntry("now", NOW)
                .containsEntry("first", ShortLinkId.first(NOW.minus(Duration.ofDays(367))));
        ListStatement expired = list(Map.of("status", "expired"));
        assertThat(expired.sql()).contains("l.revoked_at IS NULL AND l.expires_at <= :now", " < :first");
        assertThat(expired.parameters()).containsEntry("first", ShortLinkId.first(NOW.minus(Duration.ofDays(364))));
        assertThat(list(Map.of("status", "revoked")).sql()).contains("l.revoked_at IS NOT NULL");
    }

    @Test
    void aTimeOfCreationLeavesRoomForClocksThatDiffer() {
        ListStatement statement = list(Map.of("createdAfter", NOW.toString(), "createdBefore", NOW.toString()));
        assertThat(statement.sql()).contains("l.created_at >= :createdAfter", "l.created_at <= :createdBefore");
        assertThat(statement.parameters())
                .containsEntry("createdFrom", ShortLinkId.first(NOW.minus(Duration.ofMinutes(5))))
                .containsEntry("createdTo", ShortLinkId.first(NOW.plus(Duration.ofMinutes(5))));
    }

    @Test
    void noValueStandsInTheStatementItself() {
        String hostile = "x' OR true --";
        ListStatement statement = list(Map.of("tag", hostile, "externalId", hostile, "provider", hostile));
        assertThat(statement.sql()).doesNotContain("OR true");
        assertThat(statement.parameters().values()).contains(hostile);
    }

    @Test
    void theNextPageGoesOnAfterTheLastRow() {
        ListStatement statement = ShortLinkRepository.list(APPLICATION, read(Map.of()), "slk_x", 3, NOW);
        assertThat(statement.sql()).contains("l.id COLLATE \"C\" < :after");
        assertThat(statement.parameters()).containsEntry("after", "slk_x");
    }
}
