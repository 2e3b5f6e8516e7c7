package dev.hitch.link.token;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.inject.Inject;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.application.ApplicationId;
import dev.hitch.connection.ConnectedBy;
import dev.hitch.connection.ConnectionId;
import dev.hitch.connection.ConnectionService;
import dev.hitch.connection.ConnectionWriteService;
import dev.hitch.connection.CreateConnection;
import dev.hitch.id.SecretToken;
import dev.hitch.json.JsonBodyReader;
import dev.hitch.link.token.PublicTokenResource.ExchangePublicToken;
import dev.hitch.provider.Provider;
import dev.hitch.provider.ProviderCatalog;
import dev.hitch.testing.Api;
import dev.hitch.testing.Database;
import dev.hitch.testing.MutableClock;
import dev.hitch.testing.Together;
import dev.hitch.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

@QuarkusTest
class PublicTokenTest {

    private static final String EXCHANGE = "/tsp/v1/public-token/exchange";

    private final Api api = Api.newApplication();

    @Inject
    PublicTokenService tokens;

    @Inject
    ConnectionService connections;

    @Inject
    ConnectionWriteService writes;

    @Inject
    ProviderCatalog providers;

    @Inject
    JsonBodyReader bodies;

    private ApplicationId application() {
        return new ApplicationId(api.request().get("/tsp/v1/application").path("id"));
    }

    private CreateConnection account() {
        String body = "{\"provider\":\"sandbox\",\"credentials\":{\"username\":\"fleet-" + UUID.randomUUID()
                + "\",\"password\":\"hunter2\"},\"tags\":[\"a\"]}";
        return bodies.draft(body.getBytes(), CreateConnection.class).require();
    }

    /** Connects an account as Link does. */
    private SecretToken connect() throws Throwable {
        ApplicationId application = application();
        CreateConnection account = account();
        return connect(application, account, done -> tokens.issue(application, id(done), null));
    }

    private static ConnectionId id(ConnectionWriteService.Outcome done) {
        return new ConnectionId(done.connection().id());
    }

    /** Asks the provider, then stores in one transaction, with what belongs to it. */
    private <T> T connect(
            ApplicationId application,
            CreateConnection account,
            Function<ConnectionWriteService.Outcome, Uni<? extends T>> more)
            throws Throwable {
        Provider provider = providers.find(account.provider()).orElseThrow();
        return VertxContextSupport.subscribeAndAwait(() -> connections
                .verify(provider, account.credentials())
                .chain(verified ->
                        Panache.withTransaction(() -> writes.connect(application, account, verified, ConnectedBy.LINK)
                                .chain(more))));
    }

    private static ValidatableResponse exchange(Api api, String token) {
        return api.post(EXCHANGE, "{\"publicToken\":\"" + token + "\"}");
    }

    private List<String> connectionsOf(ApplicationId application) {
        return Database.select("SELECT id FROM connection WHERE application_id = ?", application.value());
    }

    private SecretToken connectAt(String state) throws Throwable {
        ApplicationId application = application();
        return connect(application, account(), done -> tokens.issue(application, id(done), state));
    }

    private ValidatableResponse exchange(SecretToken token, String state) {
        return api.post(
                EXCHANGE,
                new JsonObject()
                        .put("publicToken", token.reveal())
                        .put("state", state)
                        .encode());
    }

    @Test
    void aStateThatIsGivenHasToBeThatOfThePage() throws Throwable {
        SecretToken token = connectAt("mine é");
        exchange(token, "a stranger's").statusCode(404).body("code", equalTo("not_found"));
        exchange(token, "mine é").statusCode(200);
        exchange(token, "mine é").statusCode(404);
        exchange(connectAt(null), "mine").statusCode(404);
        exchange(api, connectAt("mine").reveal()).statusCode(200);
        exchange(token, "").statusCode(400).body("detail.path", equalTo(List.of("{requestBody}.state")));
        exchange(token, "x".repeat(2049)).statusCode(400);
    }

    @Test
    void aTokenIsExchangedOnceForItsConnection() throws Throwable {
        String token = connect().reveal();
        assertThat(token).matches("pub_tkn_[A-Za-z0-9]{32}");
        ValidatableResponse answer = exchange(api, token).statusCode(200).body("tags", equalTo(List.of("a")));
        assertThat(connectionsOf(application()))
                .containsExactly(answer.extract().<String>path("id"));
        api.request()
                .header("Connection-Token", answer.extract().<String>path("token"))
                .get("/tsp/v1/connections/current")
                .then()
                .statusCode(200)
                .body("id", equalTo(answer.extract().path("id")));
        exchange(api, token).statusCode(404).body("code", equalTo("not_found"));
    }

    @Test
    void ofManyExchangesAtOnceOneWins() throws Throwable {
        String token = connect().reveal();
        List<Integer> answers =
                Together.run(16, i -> exchange(api, token).extract().statusCode());
        assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(answers.stream().filter(status -> status == 404)).hasSize(15);
    }

    @Test
    void anotherApplicationsTokenDoesNotExistAndStaysUnused() throws Throwable {
        String token = connect().reveal();
        exchange(Api.newApplication(), token).statusCode(404);
        exchange(api, token).statusCode(200);
    }

    @Test
    void aTokenIsGoodForHalfAnHour() throws Throwable {
        String early = connect().reveal();
        String late = connect().reveal();
        MutableClock.ahead(Duration.ofMinutes(30).minusSeconds(30), () -> exchange(api, early)
                .statusCode(200));
        MutableClock.ahead(
                Duration.ofMinutes(30).plusSeconds(1), () -> exchange(api, late).statusCode(404));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "pub_tkn_",
                "con_tkn_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "pub_tkn_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA!"
            })
    void whatIsNoTokenDoesNotExist(String token) {
        exchange(api, token).statusCode(404).body("code", equalTo("not_found"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | publicToken",
                "{\"publicToken\":null} | publicToken",
                "{\"publicToken\":7} | publicToken",
                "{\"token\":\"x\"} | token"
            })
    void eachRuleNamesItsPath(String body, String path) {
        api.post(EXCHANGE, body).statusCode(400).body("detail.path", hasItem("{requestBody}." + path));
    }

    @Test
    void anExchangeNeedsItsScope() {
        Api limited = new Api(api.client(), Tokens.of(api.client(), "connections:read links:write"));
        exchange(limited, "x").statusCode(403);
    }

    @Test
    void aTokenOfADeletedConnectionOpensNothing() throws Throwable {
        String token = connect().reveal();
        Database.update(
                "UPDATE connection SET status = 'deleted' WHERE application_id = ?",
                application().value());
        exchange(api, token).statusCode(404);
    }

    @Test
    void whereNoTokenCanBeMadeThereIsNoConnectionEither() {
        ApplicationId application = application();
        CreateConnection account = account();
        assertThatThrownBy(() -> connect(application, account, done -> tokens.issue(application, id(done), null)
                        .chain(() -> Uni.createFrom().failure(new IllegalStateException("broken")))))
                .hasMessage("broken");
        // A connection that does not exist: the database refuses the token.
        ConnectionId unknown = new ConnectionId("conn_01HXQ4YK8V2X0X0X0X0X0X0X0X");
        assertThatThrownBy(() -> connect(application, account, done -> tokens.issue(application, unknown, null)))
                .hasMessageContaining("public_token_connection_id_fkey");
        assertThat(connectionsOf(application)).isEmpty();
        assertThat(Database.select(
                        "SELECT connection_id FROM public_token WHERE application_id = ?", application.value()))
                .isEmpty();
    }

    @Test
    void tokensThatAreOverAreSweptAwayAndNeverStoredInTheClear() throws Throwable {
        SecretToken token = connect();
        assertThat(token).hasToString("pub_tkn_…");
        assertThat(new ExchangePublicToken(token.reveal(), null).toString()).doesNotContain(token.reveal());
        assertThat(Database.dump()).noneMatch(row -> row.contains(token.reveal()));
        String stored = "SELECT encode(token_hash, 'hex') FROM public_token WHERE token_hash = ?";
        assertThat(Database.select(stored, token.hash())).hasSize(1);
        Database.update(
                "UPDATE public_token SET created_at = '2001-01-01', expires_at = '2001-01-02' WHERE token_hash = ?",
                token.hash());
        connect();
        assertThat(Database.select(stored, token.hash())).isEmpty();
    }
}
