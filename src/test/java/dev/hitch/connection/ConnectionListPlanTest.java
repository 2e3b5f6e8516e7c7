package dev.hitch.connection;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.hitch.application.ApplicationId;
import dev.hitch.id.Ulids;
import dev.hitch.paging.ListStatement;
import dev.hitch.paging.Listing;
import dev.hitch.paging.PageRequest;
import dev.hitch.testing.Api;
import dev.hitch.testing.Database;

import static org.assertj.core.api.Assertions.assertThat;

/** The query plans of the lists, with 100,000 connections of four applications. */
@QuarkusTest
class ConnectionListPlanTest {

    private static final Ulids ULIDS = new Ulids(new SecureRandom());

    private static final int APPLICATIONS = 4;
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z]+)");

    // A page of 100, and as many rows again that another filter of the same search leaves out.
    private static final int FEW = 1_000;

    private static final String FILL = """
            INSERT INTO connection (id, application_id, provider, source_id, external_id, status, company, account, sync_mode,
              tags, options, agreements, token_hash, token_key_id, token_box, credentials_key_id, credentials_box, created_at,
              updated_at, check_at, verified_external_id)
            SELECT 'conn_' || ? || lpad(i::text, 18, '0'), (?::text[])[i %% 4 + 1],
              (ARRAY['geotab', 'samsara', 'motive', 'sandbox'])[i / 4 %% 4 + 1], 's' || i, 'e' || i / 4,
              CASE WHEN i / 4 %% 400 = 3 THEN 'disconnected' WHEN i / 4 %% 10 = 1 THEN 'deleted' ELSE 'connected' END,
              jsonb_build_object('dotNumbers', jsonb_build_array((i / 4 %% 5000)::text)), '{}', 'automatic',
              ARRAY['all', 'tag-' || i / 4 %% 1000], '{}', '{"entries": []}', sha256((? || i)::bytea), 'k', '', 'k', '',
              now(), timestamptz '2024-01-01' + i * interval '1 minute', 'infinity',
              CASE WHEN i / 4 %% 2 = 0 THEN 'e' || i / 4 END
            FROM generate_series(0, 99999) AS i
            """.replace("%%", "%");

    private final JsonMapper json = new JsonMapper();
    private List<String> applications;
    private String middle;

    private static final List<Map<String, String>> SEARCHES = List.of(
            Map.of(),
            Map.of("externalId", "e777"),
            Map.of("externalIdVerified", "true"),
            Map.of("externalIdVerified", "false"),
            Map.of("tag", "tag-7"),
            Map.of("dotNumber", "77"),
            Map.of("status", "disconnected"),
            Map.of("status", "deleted"),
            Map.of("provider", "geotab"),
            Map.of("updatedAfter", "2024-03-10T00:00:00Z"),
            Map.of("updatedBefore", "2024-01-01T12:00:00Z"),
            Map.of("updatedAfter", "2024-02-01T00:00:00Z", "updatedBefore", "2024-02-01T12:00:00Z"),
            Map.of("tag", "tag-7", "status", "connected"),
            Map.of("tag", "tag-7", "dotNumber", "7"),
            Map.of("tag", "tag-7", "provider", "geotab"),
            Map.of("dotNumber", "77", "status", "connected"),
            Map.of("externalId", "e777", "status", "connected"),
            Map.of("externalId", "e777", "provider", "geotab"),
            Map.of("status", "disconnected", "provider", "sandbox"),
            Map.of("status", "connected", "updatedAfter", "2024-03-10T00:00:00Z"),
            Map.of("provider", "geotab", "updatedAfter", "2024-03-10T00:00:00Z"),
            Map.of("tag", "tag-7", "updatedAfter", "2024-03-10T00:00:00Z"));

    @Test
    void everyListIsServedByAnIndexAndReadsLittleMoreThanItShows() throws Exception {
        fill();
        try {
            for (Map<String, String> search : SEARCHES) {
                for (String order : List.of("asc", "desc")) {
                    for (String after : new String[] {null, middle}) {
                        check(search, order, after);
                    }
                }
            }
        } finally {
            // Too many for tests that read the whole table.
            Database.update("DELETE FROM connection WHERE application_id = ANY (?)", (Object)
                    applications.toArray(String[]::new));
        }
    }

    private void fill() throws SQLException {
        applications = Stream.generate(() -> Api.newApplication()
                        .request()
                        .get("/tsp/v1/application")
                        .<String>path("id"))
                .limit(APPLICATIONS)
                .toList();
        // Ids of the right form, unlike those of an earlier run.
        String prefix = ConnectionId.next(ULIDS, Instant.now()).value().substring(7, 15);
        middle = "conn_" + prefix + "0".repeat(13) + "50000";
        Database.update(FILL, prefix, applications.toArray(String[]::new), prefix);
        // As autovacuum would in a while.
        Database.update("ANALYZE connection");
    }

    private void check(Map<String, String> search, String order, String after) throws Exception {
        Map<String, List<String>> given = new HashMap<>();
        search.forEach((name, value) -> given.put(name, List.of(value)));
        given.put("order", List.of(order));
        Listing<ConnectionSearch> asked = Listing.read(given, "any", ConnectionSearch::of);
        PageRequest page = asked.page();
        ListStatement statement = ConnectionRepository.statement(
                new ApplicationId(applications.get(1)),
                asked.search(),
                new PageRequest(page.list(), after, page.limit()));
        for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
            String what = mode + " " + search + " " + order + " " + after;
            List<JsonNode> nodes = nodes(explain(statement, mode));
            assertThat(nodes)
                    .as(what)
                    .noneMatch(node -> node.path("Node Type").asText().contains("Seq Scan"));
            assertThat(nodes)
                    .as(what)
                    .noneMatch(node -> node.path("Index Name").asText().equals("connection_pkey"));
            assertThat(nodes.stream().filter(ConnectionListPlanTest::readsRows))
                    .as(what)
                    .isNotEmpty();
            // Rows that were read from the table, shown or not; the application has 25,000.
            assertThat(nodes.stream()
                            .filter(ConnectionListPlanTest::readsRows)
                            .mapToLong(ConnectionListPlanTest::rows)
                            .sum())
                    .as(what)
                    .isLessThan(FEW);
        }
    }

    private static boolean readsRows(JsonNode node) {
        return List.of("Index Scan", "Bitmap Heap Scan")
                .contains(node.path("Node Type").asText());
    }

    private static long rows(JsonNode node) {
        double each = node.path("Actual Rows").asDouble()
                + node.path("Rows Removed by Filter").asDouble()
                + node.path("Rows Removed by Index Recheck").asDouble();
        return Math.round(each * node.path("Actual Loops").asDouble());
    }

    private static List<JsonNode> nodes(JsonNode plan) {
        List<JsonNode> nodes = new ArrayList<>(List.of(plan));
        plan.path("Plans").forEach(inner -> nodes.addAll(nodes(inner)));
        return nodes;
    }

    /**
     * Prepares the statement as the service does, in its very text but for the spelling of parameters, and explains it.
     */
    private JsonNode explain(ListStatement statement, String mode) throws Exception {
        List<String> values = new ArrayList<>();
        Matcher parameter = PARAMETER.matcher(statement.sql());
        String numbered = parameter.replaceAll(found -> {
            Object value = statement.parameters().get(found.group(1));
            values.add(value instanceof Integer ? value.toString() : "'" + value + "'");
            return "\\$" + values.size();
        });
        try (Connection connection = Database.open();
                Statement sql = connection.createStatement()) {
            sql.execute("SET plan_cache_mode = " + mode);
            sql.execute("PREPARE list AS " + numbered);
            ResultSet plan = sql.executeQuery(
                    "EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) EXECUTE list(" + String.join(", ", values) + ")");
            plan.next();
            return json.readTree(plan.getString(1)).get(0).get("Plan");
        }
    }
}
