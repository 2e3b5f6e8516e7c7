package dev.hitch.packaging;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
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
    private static final int AT_ONCE = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String SEALED_WITH_K1 =
            "SELECT count(*) FROM connection WHERE token_key_id = 'k1' OR credentials_key_id = 'k1'";

    private final Map<String, String> production = Production.environment();
    private final String token = Tokens.of(Tokens.newClient());
    private final HttpClient client = HttpClient.newHttpClient();
    /** The tokens of all connections, as far as they are answered. */
    private final ConcurrentLinkedQueue<CompletableFuture<String>> created = new ConcurrentLinkedQueue<>();

    private final ConcurrentLinkedQueue<HitchProcess> started = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() {
        started.forEach(HitchProcess::close);
    }

    private HitchProcess start(String... keys) {
        HitchProcess service = HitchProcess.start(environment(keys));
        started.add(service);
        return service;
    }

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

    private CompletableFuture<String> create(HitchProcess service) {
        String body = "{\"provider\":\"sandbox\",\"credentials\":{\"username\":\"fleet-" + created.size()
                + "\",\"password\":\"x\"}}";
        CompletableFuture<String> answer = client.sendAsync(
                        request(service, "")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .thenApply(KeyRotationIT::token);
        created.add(answer);
        return answer;
    }

    private static String token(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        try {
            return JSON.readTree(answer.body()).required("token").asText();
        } catch (JsonProcessingException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private HttpRequest.Builder request(HitchProcess service, String path) {
        return HttpRequest.newBuilder(URI.create(service.url() + "/tsp/v1/connections" + path))
                .header("Authorization", "Bearer " + token);
    }

    private void assertAllWork(HitchProcess service, List<String> tokens) {
        for (int from = 0; from < tokens.size(); from += AT_ONCE) {
            List<String> some = tokens.subList(from, Math.min(tokens.size(), from + AT_ONCE));
            List<CompletableFuture<Integer>> answers =
                    some.stream().map(one -> current(service, one)).toList();
            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(200));
        }
    }

    private CompletableFuture<Integer> current(HitchProcess service, String connection) {
        HttpRequest request = request(service, "/current")
                .header("Connection-Token", connection)
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
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
        assertThat(ended.output()).doesNotContain("Exception", "Listening on: http");
    }

    @Test
    void aKeyIsReplacedWhileConnectionsAreMadeAndTheCommandIsKilledHalfWay() throws Exception {
        HitchProcess first = start(K1);
        for (int i = 1; i <= BEFORE; i++) {
            CompletableFuture<String> last = create(first);
            if (i % AT_ONCE == 0) {
                last.join();
            }
        }
        created.forEach(CompletableFuture::join);
        first.close();
        assertThat(count(SEALED_WITH_K1)).isEqualTo(BEFORE);

        List<HitchProcess> rolling = Together.run(2, i -> i == 0 ? start(K1, K2) : start(K2, K1));
        List<String> ofBoth =
                rolling.stream().map(service -> create(service).join()).toList();
        rolling.forEach(service -> assertAllWork(service, ofBoth));
        rolling.get(0).close();

        resealUnderLoad(rolling.get(1));
        List<String> tokens = created.stream().map(CompletableFuture::join).toList();
        assertThat(count(SEALED_WITH_K1)).isZero();
        assertThat(count("SELECT count(*) FROM connection")).isEqualTo(tokens.size());
        assertThat(tokens).hasSizeGreaterThan(BEFORE + A_SECOND).doesNotHaveDuplicates();
        rolling.get(1).close();

        List<HitchProcess> after = Together.run(2, i -> i == 0 ? start(K2) : HitchProcess.run(environment(K1)));
        assertRefused(after.get(1), "HITCH_CREDENTIAL_KEYS lacks k2,");
        assertAllWork(after.get(0), tokens);
    }

    private void resealUnderLoad(HitchProcess service) throws SQLException, InterruptedException {
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
                    .doesNotContain("Listening on: http");
        } finally {
            // No new ones; those under way are answered before the service ends.
            load.shutdown();
            assertThat(load.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
    }
}
