package dev.hitch.connection.check;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import com.sun.net.httpserver.HttpExchange;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.credential.CredentialCipher;
import dev.hitch.credential.Credentials;
import dev.hitch.credential.Sealed;
import dev.hitch.testing.Api;
import dev.hitch.testing.Database;
import dev.hitch.testing.FakeGeotab;
import dev.hitch.testing.FakeSamsara;
import dev.hitch.testing.MutableClock;
import dev.hitch.testing.OwnProviders;
import dev.hitch.testing.Together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** The periodic check, against a Geotab of our own. Each test makes due what it wants to see checked. */
@QuarkusTest
@TestProfile(OwnProviders.class)
class CredentialCheckTest {

    private static final String CURRENT = "/tsp/v1/connections/current";

    private final Api api = Api.newApplication();
    private final String username = UUID.randomUUID() + "@acme.com";
    private final String database = "db" + UUID.randomUUID();
    private FakeGeotab geotab;

    @ConfigProperty(name = "hitch.provider.geotab.url")
    String url;

    @ConfigProperty(name = "hitch.provider.samsara.url")
    String americaUrl;

    @ConfigProperty(name = "hitch.provider.samsara.eu-url")
    String europeUrl;

    @Inject
    CredentialCheck check;

    @Inject
    MeterRegistry meters;

    @Inject
    CredentialCipher cipher;

    @BeforeEach
    void start() {
        geotab = new FakeGeotab(URI.create(url).getPort()).user(username, "right", database);
        // What other tests left behind is not due.
        Database.update("UPDATE connection SET check_at = 'infinity' WHERE check_at <= now() + interval '1 day'");
    }

    @AfterEach
    void stop() {
        geotab.close();
    }

    private ValidatableResponse post(String user, String password, String more) {
        return api.connect("{\"provider\":\"geotab\",\"credentials\":{\"username\":\"" + user + "\",\"password\":\""
                + password + "\"}" + more + "}");
    }

    private JsonPath connect() {
        return due(post(username, "right", "").statusCode(201).extract().jsonPath());
    }

    private static JsonPath due(JsonPath connection) {
        Database.update(
                "UPDATE connection SET check_at = now() - interval '1 minute' WHERE id = ?",
                connection.getString("id"));
        return connection;
    }

    private void passwordChanges() {
        geotab.user(username, "changed", database);
    }

    private String status(JsonPath connection) {
        return read(connection).extract().path("status");
    }

    private ValidatableResponse read(JsonPath connection) {
        return api.connection(connection.getString("token")).get(CURRENT).then().statusCode(200);
    }

    private static String column(JsonPath connection, String column) {
        return Database.select("SELECT (" + column + ")::text FROM connection WHERE id = ?", connection.getString("id"))
                .get(0);
    }

    private static boolean dueAgain(JsonPath connection, Duration from, Duration to) {
        return column(
                        connection,
                        "check_at BETWEEN now() + interval '" + from.toSeconds() + " s' AND now() + interval '"
                                + to.toSeconds() + " s'")
                .equals("true");
    }

    private void run() {
        await(check.run());
    }

    private static <T> T await(Uni<T> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> work);
        } catch (Throwable failed) {
            throw new IllegalStateException(failed);
        }
    }

    private long asked() {
        return geotab.received().stream()
                .filter(call -> call.body().contains(username))
                .count();
    }

    private double counted(String provider, String outcome) {
        var counter = meters.find("hitch.connection.checks")
                .tags("provider", provider, "outcome", outcome)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    @Test
    void acceptedCredentialsStayConnectedAndAreCheckedAgainInAboutADay() {
        JsonPath made = connect();
        String version = column(made, "version");
        double before = counted("geotab", "accepted");
        run();
        assertThat(asked()).isEqualTo(2);
        assertThat(status(made)).isEqualTo("connected");
        assertThat(dueAgain(made, Duration.ofHours(21), Duration.ofHours(27))).isTrue();
        assertThat(column(made, "version")).isEqualTo(version);
        read(made).body("updatedAt", equalTo(made.getString("updatedAt")));
        assertThat(counted("geotab", "accepted")).isEqualTo(before + 1);
        run();
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void aPasswordThatWasChangedAtTheProviderDisconnects() {
        JsonPath made = connect();
        passwordChanges();
        double before = counted("geotab", "disconnected");
        run();
        assertThat(status(made)).isEqualTo("disconnected");
        assertThat(read(made).extract().<String>path("updatedAt")).isGreaterThan(made.getString("updatedAt"));
        assertThat(counted("geotab", "disconnected")).isEqualTo(before + 1);
        due(made);
        run();
        // Refused once, asked once.
        assertThat(asked()).isEqualTo(2);
        // Signing in again brings it back.
        post(username, "changed", "").statusCode(200).body("id", equalTo(made.getString("id")));
        assertThat(status(made)).isEqualTo("connected");
        assertThat(dueAgain(made, Duration.ofHours(23), Duration.ofHours(25))).isTrue();
    }

    @Test
    void credentialsThatOpenAnotherAccountNowDisconnect() {
        JsonPath made = connect();
        geotab.user(username, "right", "elsewhere");
        run();
        assertThat(status(made)).isEqualTo("disconnected");
    }

    @Test
    void aProviderThatIsDownOrSilentChangesNothingAndIsAskedLessAndLess() {
        JsonPath made = connect();
        geotab.answers(503, "");
        run();
        assertThat(status(made)).isEqualTo("connected");
        assertThat(dueAgain(made, Duration.ofMinutes(4), Duration.ofMinutes(8))).isTrue();
        due(made);
        geotab.hangsUp();
        run();
        assertThat(dueAgain(made, Duration.ofMinutes(9), Duration.ofMinutes(16)))
                .isTrue();
        due(made);
        geotab.fallsSilent();
        run();
        assertThat(dueAgain(made, Duration.ofMinutes(19), Duration.ofMinutes(31)))
                .isTrue();
        assertThat(status(made)).isEqualTo("connected");
        assertThat(column(made, "check_failures")).isEqualTo("3");
        due(made);
        geotab.misbehave(null);
        run();
        assertThat(column(made, "check_failures")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({"no-permission, disconnected", "wrong-password, disconnected", "provider-down, connected"})
    void theSandboxCanShowEach(String user, String status) {
        JsonPath made = api.connect(username, "").extract().jsonPath();
        store(made, user);
        due(made);
        run();
        assertThat(status(made)).isEqualTo(status);
    }

    private void store(JsonPath connection, String user) {
        String id = connection.getString("id");
        Sealed sealed = cipher.seal(Credentials.of(Map.of("username", user, "password", "x")), id + ":credentials");
        Database.update("UPDATE connection SET credentials_box = ? WHERE id = ?", sealed.box(), id);
    }

    @Test
    void aRateLimitPausesTheProviderUntilItsRetryAfter() {
        JsonPath first = connect();
        geotab.failsWith("OverLimitException", "API calls quota exceeded", "Retry-After", "1200");
        run();
        assertThat(status(first)).isEqualTo("connected");
        assertThat(dueAgain(first, Duration.ofSeconds(1190), Duration.ofHours(1)))
                .isTrue();
        geotab.misbehave(null);
        due(first);
        run();
        // Asked for the connection and for the check that was limited.
        assertThat(asked()).isEqualTo(2);
        MutableClock.ahead(Duration.ofMinutes(21), this::run);
        assertThat(asked()).isEqualTo(3);
    }

    @Test
    void severalConnectionsOfOneAccountAreCheckedOneAtATime() {
        for (String external : List.of("a", "b", "c")) {
            due(post(username, "right", ",\"externalId\":\"" + external + "\"")
                    .statusCode(201)
                    .extract()
                    .jsonPath());
        }
        run();
        assertThat(asked()).isEqualTo(3 + 1);
        String application = api.request().get("/tsp/v1/application").path("id");
        assertThat(Database.select(
                        "SELECT id FROM connection WHERE application_id = ? AND check_at < now() + interval '3 minutes'",
                        application))
                .hasSize(2);
    }

    @Test
    void ofTwoWorkersAtOnceOneAsks() {
        JsonPath made = connect();
        Together.run(4, i -> {
            run();
            return i;
        });
        assertThat(asked()).isEqualTo(2);
        assertThat(status(made)).isEqualTo("connected");
    }

    @Test
    void whatAWorkerDiedOverIsCheckedByAnotherLater() {
        JsonPath made = connect();
        passwordChanges();
        assertThat(await(check.claim(1_000))).anyMatch(due -> due.id().value().equals(made.getString("id")));
        run();
        assertThat(asked()).isEqualTo(1);
        MutableClock.ahead(Duration.ofMinutes(11), this::run);
        assertThat(status(made)).isEqualTo("disconnected");
    }

    @Test
    void aUserWhoSignsInWhileTheOldCredentialsAreCheckedWins() throws Exception {
        JsonPath made = connect();
        passwordChanges();
        CompletableFuture<Void> checked = whileGeotabHoldsBack(
                this::run,
                () -> post(username, "changed", "").statusCode(200).body("id", equalTo(made.getString("id"))));
        checked.get(60, TimeUnit.SECONDS);
        assertThat(status(made)).isEqualTo("connected");
        assertThat(column(made, "check_at > now() + interval '1 hour'")).isEqualTo("true");
    }

    private ValidatableResponse patch(JsonPath connection, String json) {
        return api.patchConnection(connection.getString("token"), json);
    }

    /**
     * Holds {@code first}'s question to Geotab back until {@code second} is done, then lets it be answered as asked.
     */
    private CompletableFuture<Void> whileGeotabHoldsBack(Runnable first, Runnable second) throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        geotab.misbehave(exchange -> {
            geotab.misbehave(null);
            arrived.countDown();
            wait(release);
            answer(exchange);
        });
        CompletableFuture<Void> running = CompletableFuture.runAsync(first);
        assertThat(arrived.await(60, TimeUnit.SECONDS)).isTrue();
        try {
            second.run();
        } finally {
            release.countDown();
        }
        return running;
    }

    private static void wait(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private String heldBack = FakeGeotab.error("InvalidUserException", "Incorrect login credentials");

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = heldBack.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void aReconnectionWhoseAnswerComesAfterADeletionIsAConflict() throws Exception {
        JsonPath made = connect();
        patch(made, "{\"status\":\"archived\"}").statusCode(200);
        heldBack = """
                {"result":{"credentials":{"database":"%s","sessionId":"s","userName":"%s"},"path":"ThisServer"},"jsonrpc":"2.0"}\
                """.formatted(database, username);
        int[] answer = new int[1];
        whileGeotabHoldsBack(
                        () -> answer[0] = patch(made, "{\"status\":\"connected\"}")
                                .extract()
                                .statusCode(),
                        () -> api.connection(made.getString("token"))
                                .delete(CURRENT)
                                .then()
                                .statusCode(202))
                .get(60, TimeUnit.SECONDS);
        assertThat(answer[0]).isEqualTo(409);
        assertThat(status(made)).isEqualTo("pending_deletion");
    }

    @ParameterizedTest
    @ValueSource(strings = {"disconnected", "archived", "pending_deletion"})
    void whatIsNotConnectedIsNotChecked(String status) {
        JsonPath made = connect();
        api.become(made.getString("token"), status);
        run();
        assertThat(asked()).isEqualTo(1);
        assertThat(status(made)).isEqualTo(status);
    }

    @Test
    void credentialsWhoseKeyIsGoneAreLeftAloneAndOthersAreChecked() {
        JsonPath unreadable = connect();
        Database.update("UPDATE connection SET credentials_key_id = 'lost' WHERE id = ?", unreadable.getString("id"));
        String other = UUID.randomUUID() + "@bolt.com";
        geotab.user(other, "right", "db" + other);
        JsonPath readable =
                due(post(other, "right", "").statusCode(201).extract().jsonPath());
        geotab.user(other, "changed", "db" + other);
        run();
        assertThat(status(unreadable)).isEqualTo("connected");
        assertThat(status(readable)).isEqualTo("disconnected");
        assertThat(dueAgain(unreadable, Duration.ofMinutes(4), Duration.ofMinutes(8)))
                .isTrue();
    }

    @Test
    void aConnectionIsFirstCheckedWithinADay() {
        JsonPath made = post(username, "right", "").statusCode(201).extract().jsonPath();
        assertThat(dueAgain(made, Duration.ZERO, Duration.ofDays(1))).isTrue();
    }

    @Test
    void manyMoreThanAReplicaChecksAtOnceAreAllChecked() {
        List<JsonPath> made = IntStream.range(0, 20)
                .mapToObj(i -> {
                    String user = i + username;
                    geotab.user(user, "right", i + database);
                    return due(post(user, "right", "").statusCode(201).extract().jsonPath());
                })
                .toList();
        run();
        assertThat(made).allMatch(one -> dueAgain(one, Duration.ofHours(21), Duration.ofHours(27)));
        assertThat(asked()).isEqualTo(40);
        assertThat(made.stream().map(one -> column(one, "check_at")).distinct()).hasSizeGreaterThan(10);
    }

    @Test
    void anOrganizationThatSamsaraHostsInEuropeIsAskedAboutThereAloneFromThenOn() {
        String token = "token-" + UUID.randomUUID();
        try (FakeSamsara america = new FakeSamsara(URI.create(americaUrl).getPort());
                FakeSamsara europe = new FakeSamsara(URI.create(europeUrl).getPort())) {
            europe.organization(token, token, "Nordic Haulage", 0);
            JsonPath made = due(
                    api.connect("{\"provider\":\"samsara\",\"credentials\":{\"apiToken\":\"Bearer " + token + "\"}}")
                            .statusCode(201)
                            .body("sourceId", equalTo(token))
                            .body("account.dotNumbers", nullValue())
                            .extract()
                            .jsonPath());
            assertThat(america.received()).hasSize(1);
            run();
            assertThat(status(made)).isEqualTo("connected");
            assertThat(america.received()).hasSize(1);
            assertThat(europe.received()).hasSize(2);
            patch(made, "{\"status\":\"archived\"}").statusCode(200);
            patch(made, "{\"status\":\"connected\"}").statusCode(200);
            assertThat(america.received()).hasSize(1);
        }
    }
}
