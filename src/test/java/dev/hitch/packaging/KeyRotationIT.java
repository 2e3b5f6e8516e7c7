package dev.hitch.packaging;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import dev.hitch.testing.HitchProcess;
import dev.hitch.testing.Production;
import dev.hitch.testing.Together;
import dev.hitch.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

/** A credential key is replaced while the packaged service runs, as the README says it is done. */
class KeyRotationIT {

    private static final String K1 = key("k1", "1");
    private static final String K2 = key("k2", "2");
    private static final int BEFORE = 300;
    private static final int A_SECOND = 50;

    private static final String SEALED_WITH_K1 =
            "SELECT count(*) FROM connection WHERE token_key_id = 'k1' OR credentials_key_id = 'k1'";

    private final Map<String, String> production = Production.environment();
    private final String token = Tokens.of(Tokens.newClient());
    private final HttpClient client = HttpClient.newHttpClient();
    private final ConcurrentLinkedQueue<CompletableFuture<HttpResponse<String>>> created =
            new ConcurrentLinkedQueue<>();

    private static String key(String id, String character) {
        return id + ":"
                + Base64.getEncoder().encodeToString(character.repeat(32).getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, String> environment(String... keys) {
        Map<String, String> environment = new HashMap<>(production);
        environment.put("HITCH_CREDENTIAL_KEYS", String.join(",", keys));
        environment.put("HITCH_RATE_LIMIT_APPLICATION", "0");
        return environment;
    }

    private void create(HitchProcess service) {
        String body = "{\"provider\":\"sandbox\",\"credentials\":{\"username\":\"fleet-" + created.size()
                + "\",\"password\":\"x\"}}";
        created.add(client.sendAsync(
                request(service, "")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString()));
    }

    private HttpRequest.Builder request(HitchProcess service, String path) {
        return HttpRequest.newBuilder(URI.create(service.url() + "/tsp/v1/connections" + path))
                .header("Authorization", "Bearer " + token);
    }

    private int current(HitchProcess service, String connection) {
        return client.sendAsync(
                        request(service, "/current")
                                .header("Connection-Token", connection)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .join()
                .statusCode();
    }

    private List<String> tokens() {
        List<String> tokens = new ArrayList<>();
        for (CompletableFuture<HttpResponse<String>> answer : created) {
            assertThat(answer.join().statusCode()).as(answer.join().body()).isEqualTo(201);
            tokens.add(JsonPath.from(answer.join().body()).getString("token"));
        }
        return tokens;
    }

    private long count(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        Production.jdbc(production.get("DATABASE_URL")), "postgres", "postgres");
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    private static void assertRefused(HitchProcess ended, String line) {
        assertThat(ended.exitStatus()).isEqualTo(1);
        assertThat(ended.output().lines())
                .filteredOn(printed -> printed.startsWith(line))
                .hasSize(1);
        assertThat(ended.output()).doesNotContain("Exception", "Listening on");
    }

    @Test
    void aKeyIsReplacedWhileConnectionsAreMadeAndTheCommandIsKilledHalfWay() throws SQLException {
        try (HitchProcess first = HitchProcess.start(environment(K1))) {
            for (int i = 0; i < BEFORE; i++) {
                create(first);
                if (i % 20 == 19) {
                    tokens();
                }
            }
        }
        assertThat(count(SEALED_WITH_K1)).isEqualTo(BEFORE);

        List<HitchProcess> rolling = Together.run(
                3,
                i -> i == 2
                        ? HitchProcess.run(environment(K2))
                        : HitchProcess.start(i == 0 ? environment(K1, K2) : environment(K2, K1)));
        assertRefused(rolling.get(2), "HITCH_CREDENTIAL_KEYS lacks k1,");
        try (HitchProcess service = rolling.get(1)) {
            try (HitchProcess behind = rolling.get(0)) {
                create(service);
                create(behind);
                tokens().subList(BEFORE, BEFORE + 2).forEach(made -> {
                    assertThat(current(behind, made)).isEqualTo(200);
                    assertThat(current(service, made)).isEqualTo(200);
                });
            }
            resealUnderLoad(service);
        }
        assertThat(count(SEALED_WITH_K1)).isZero();
        assertThat(count("SELECT count(*) FROM connection")).isEqualTo(created.size());

        List<HitchProcess> after =
                Together.run(2, i -> i == 0 ? HitchProcess.start(environment(K2)) : HitchProcess.run(environment(K1)));
        assertRefused(after.get(1), "HITCH_CREDENTIAL_KEYS lacks k2,");
        try (HitchProcess service = after.get(0)) {
            assertThat(tokens()).hasSizeGreaterThan(BEFORE + A_SECOND).doesNotHaveDuplicates();
            assertThat(tokens())
                    .allSatisfy(made -> assertThat(current(service, made)).isEqualTo(200));
        }
    }

    private void resealUnderLoad(HitchProcess service) throws SQLException {
        ScheduledExecutorService load = Executors.newSingleThreadScheduledExecutor();
        load.scheduleAtFixedRate(() -> create(service), 0, 1_000_000 / A_SECOND, TimeUnit.MICROSECONDS);
        try {
            HitchProcess killed = HitchProcess.begin(environment(K2, K1), "reseal", "--batch-size", "1");
            killed.awaitOutput("connection.token: re-sealed 20 ");
            killed.close();
            killed.awaitEnd();
            assertThat(count(SEALED_WITH_K1)).isPositive();
            assertThat(count("SELECT count(*) FROM connection WHERE token_key_id = 'k2'"
                            + " AND id IN (SELECT id FROM connection ORDER BY id LIMIT 20)"))
                    .isEqualTo(20);

            HitchProcess finished = HitchProcess.run(environment(K2, K1), "reseal", "--batch-size", "20");
            assertThat(finished.exitStatus()).as(finished.output()).isZero();
            assertThat(finished.output())
                    .contains("Everything is sealed with the key k2.")
                    .doesNotContain("Listening on");
        } finally {
            load.shutdownNow();
        }
    }
}
