package dev.hitch.shortlink.manage;

import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.hitch.application.ApplicationId;
import dev.hitch.id.Ulids;
import dev.hitch.paging.ListStatement;
import dev.hitch.shortlink.ShortCode;
import dev.hitch.shortlink.ShortLinkId;
import dev.hitch.shortlink.ShortLinkStatus;
import dev.hitch.testing.Production;

import static org.assertj.core.api.Assertions.assertThat;

/** The query plans of the statements that lists are read with, over 100,000 links of a few applications. */
class ListPlanTest {

    private static final Ulids ULIDS = new Ulids(new SecureRandom());

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern PARAMETER = Pattern.compile(":(\\w+)");
    private static final int LINKS = 100_000;
    private static final int PAGE = 101;
    /** A page, what one day of clock tolerance adds to it, and a look at each row's other table. */
    private static final int TOUCHED = 10 * PAGE;

    private static final Instant NOW = Instant.now();
    private static final ApplicationId LARGE = new ApplicationId(ULIDS.next("app_", NOW));
    private static final ApplicationId SMALL = new ApplicationId(ULIDS.next("app_", NOW));
    private static final String TEMPLATE = "ltp_01HXQ4YK8V2X0X0X0X0X0X0X0X";

    // Three years of links: two in three are expired. Every other one has the provider, all of them the tag "all".
    private static final String FILL = """
            INSERT INTO short_link (id, application_id, code, fingerprint, parameters, created_at, expires_at, revoked_at)
            SELECT id, CASE WHEN i % 10 = 0 THEN ? ELSE ? END, code, code::bytea,
              jsonb_strip_nulls(jsonb_build_object(
                'externalId', 'fleet_' || i % 50000,
                'provider', CASE WHEN i % 2 = 0 THEN 'geotab' WHEN i % 1001 = 0 THEN 'samsara' END,
                'template', CASE WHEN i % 997 = 0 THEN ? END,
                'tags', CASE WHEN i % 1009 = 0 THEN '["all", "rare"]'::jsonb ELSE '["all"]' END)),
              created_at, created_at + interval '1 year', CASE WHEN i % 499 = 0 THEN created_at + interval '1 day' END
            FROM (SELECT id, code, i, ?::timestamptz - (? - i) * interval '946 seconds' AS created_at
              FROM unnest(?::text[], ?::text[]) WITH ORDINALITY AS row (id, code, i)) rows
            """;

    private static Connection connection;

    @BeforeAll
    static void fill() throws SQLException {
        String url = Production.jdbc(Production.environment().get("DATABASE_URL"));
        Flyway.configure().dataSource(url, "postgres", "postgres").load().migrate();
        connection = DriverManager.getConnection(url, "postgres", "postgres");
        try (Statement statement = connection.createStatement()) {
            for (ApplicationId application : List.of(LARGE, SMALL)) {
                statement.execute(
                        "INSERT INTO application (id, issuer, client_id, name, publishable_key, created_at, updated_at)"
                                + " VALUES ('%1$s', 'i', '%1$s', 'n', 'pk_%1$s', now(), now())".formatted(application));
            }
        }
        try (var insert = connection.prepareStatement(FILL)) {
            insert.setString(1, SMALL.value());
            insert.setString(2, LARGE.value());
            insert.setString(3, TEMPLATE);
            insert.setString(4, NOW.toString());
            insert.setInt(5, LINKS);
            insert.setArray(6, texts(i -> ShortLinkId.next(ULIDS, NOW.minusSeconds(946L * (LINKS - i - 1)))
                    .value()));
            insert.setArray(7, texts(ListPlanTest::code));
            insert.executeUpdate();
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE");
        }
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    private static Array texts(IntFunction<String> text) throws SQLException {
        return connection.createArrayOf(
                "text", IntStream.range(0, LINKS).mapToObj(text).toArray());
    }

    private static String code(int number) {
        StringBuilder code = new StringBuilder();
        for (int rest = number; code.length() < ShortCode.LENGTH; rest /= ShortCode.ALPHABET.length()) {
            code.append(ShortCode.ALPHABET.charAt(rest % ShortCode.ALPHABET.length()));
        }
        return code.toString();
    }

    private static ShortLinkFilter filter(
            String externalId, String tag, String provider, String template, String status) {
        return new ShortLinkFilter(
                externalId,
                tag,
                provider,
                template,
                status == null ? null : ShortLinkStatus.valueOf(status),
                null,
                null,
                null);
    }

    /** The same, created on the days {@code from} to {@code to} before today, where they are not null. */
    private static ShortLinkFilter created(ShortLinkFilter filter, Integer from, Integer to) {
        return new ShortLinkFilter(
                filter.externalId(),
                filter.tag(),
                filter.provider(),
                filter.template(),
                filter.status(),
                filter.code(),
                from == null ? null : NOW.minus(Duration.ofDays(from)),
                to == null ? null : NOW.minus(Duration.ofDays(to)));
    }

    private static Stream<ShortLinkFilter> byCreation() {
        return Stream.of(
                        filter(null, null, null, null, null),
                        filter("fleet_4711", null, null, null, null),
                        filter(null, "all", null, null, null),
                        filter(null, "rare", null, null, null),
                        filter(null, null, "geotab", null, null),
                        filter(null, null, null, TEMPLATE, null),
                        filter(null, null, null, null, "LIVE"),
                        filter(null, null, null, null, "EXPIRED"),
                        filter(null, null, null, null, "REVOKED"))
                .flatMap(filter ->
                        Stream.of(created(filter, 800, null), created(filter, null, 600), created(filter, 500, 499)));
    }

    private static Stream<ShortLinkFilter> byCode() {
        ShortCode one = new ShortCode(code(4711));
        return Stream.of(one, new ShortCode("22222222"))
                .flatMap(code -> Stream.of(
                        new ShortLinkFilter(null, null, null, null, null, code, null, null),
                        new ShortLinkFilter(null, "all", "geotab", null, ShortLinkStatus.LIVE, code, NOW, null)));
    }

    static Stream<Case> cases() {
        Stream<ShortLinkFilter> plain = Stream.of(
                filter(null, null, null, null, null),
                filter("fleet_4711", null, null, null, null),
                filter("fleet_none", null, null, null, null),
                filter(null, "all", null, null, null),
                filter(null, "rare", null, null, null),
                filter(null, "none", null, null, null),
                filter(null, null, "geotab", null, null),
                filter(null, null, "samsara", null, null),
                filter(null, null, null, "default", null),
                filter(null, null, null, TEMPLATE, null),
                filter(null, null, null, null, "LIVE"),
                filter(null, null, null, null, "EXPIRED"),
                filter(null, null, null, null, "REVOKED"),
                filter("fleet_4711", null, null, null, "EXPIRED"),
                filter("fleet_4711", "all", null, null, null),
                filter("fleet_4711", null, "geotab", null, null),
                filter("fleet_4711", "rare", null, null, "LIVE"),
                filter("fleet_4711", null, null, "default", "REVOKED"),
                filter(null, "all", null, null, "REVOKED"),
                filter(null, "none", null, null, "REVOKED"),
                filter(null, null, "samsara", null, "REVOKED"),
                filter(null, null, null, TEMPLATE, "REVOKED"),
                filter(null, null, "samsara", TEMPLATE, null),
                filter(null, "rare", "samsara", null, null),
                filter(null, "rare", null, TEMPLATE, null),
                filter(null, "all", "geotab", null, null),
                filter(null, "rare", "geotab", null, null),
                filter(null, "all", null, null, "EXPIRED"),
                filter(null, "all", null, null, "LIVE"),
                filter(null, null, "geotab", null, "EXPIRED"),
                filter(null, null, "geotab", null, "LIVE"),
                filter(null, null, "samsara", null, "EXPIRED"),
                filter(null, null, null, TEMPLATE, "LIVE"),
                filter(null, null, null, "default", "EXPIRED"));
        return Stream.of(plain, byCreation(), byCode())
                .flatMap(filters -> filters)
                .flatMap(filter -> Stream.of("force_custom_plan", "force_generic_plan")
                        .flatMap(mode -> Stream.of(
                                        null,
                                        ShortLinkId.first(NOW.minus(Duration.ofDays(200))),
                                        ShortLinkId.first(NOW.minus(Duration.ofDays(700))))
                                .map(after -> new Case(filter, mode, after))));
    }

    record Case(ShortLinkFilter filter, String mode, String after) {}

    @ParameterizedTest
    @MethodSource("cases")
    void aPageTouchesFewMoreRowsThanItHas(Case one) throws SQLException {
        JsonNode plan = explain(LARGE, one);
        List<JsonNode> scans = new ArrayList<>();
        collect(plan, scans);
        assertThat(scans).isNotEmpty().allSatisfy(scan -> {
            assertThat(scan.path("Node Type").asText())
                    .as(plan.toPrettyString())
                    .contains("Index");
            double read = scan.path("Actual Rows").asDouble()
                    + scan.path("Rows Removed by Filter").asDouble()
                    + scan.path("Rows Removed by Index Recheck").asDouble();
            assertThat(read * scan.path("Actual Loops").asDouble())
                    .as(plan.toPrettyString())
                    .isLessThanOrEqualTo(TOUCHED);
        });
    }

    private static JsonNode explain(ApplicationId application, Case one) throws SQLException {
        ListStatement list = ShortLinkRepository.list(application, one.filter(), one.after(), PAGE, NOW);
        List<String> names = List.copyOf(list.parameters().keySet());
        String sql = PARAMETER.matcher(list.sql()).replaceAll(match -> "\\$" + (names.indexOf(match.group(1)) + 1));
        String values = String.join(
                ", ",
                list.parameters().values().stream()
                        .map(value -> "'" + value + "'")
                        .toList());
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET plan_cache_mode = " + one.mode());
            statement.execute("PREPARE list AS " + sql);
            try (var rows =
                    statement.executeQuery("EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) EXECUTE list(" + values + ")")) {
                rows.next();
                return JSON.readTree(rows.getString(1)).get(0).get("Plan");
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            } finally {
                statement.execute("DEALLOCATE list");
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> scans) {
        String type = node.path("Node Type").asText();
        if (type.contains("Scan") && !type.equals("Subquery Scan")) {
            scans.add(node);
        }
        node.path("Plans").forEach(child -> collect(child, scans));
    }
}
