package dev.hitch.connection;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.inject.Inject;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.application.ApplicationId;
import dev.hitch.connection.ConnectionFailure.Kind;
import dev.hitch.credential.Credentials;
import dev.hitch.provider.ProviderCatalog;
import dev.hitch.testing.Api;
import dev.hitch.testing.Database;
import dev.hitch.testing.Together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class ReauthenticateTest {

    private static final String UNKNOWN = "conn_01HXQ4YK8V2X0X0X0X0X0X0X0X";

    private final Api api = Api.newApplication();
    private final String username = "fleet-" + UUID.randomUUID();

    @Inject
    ConnectionService connections;

    @Inject
    ConnectionWriteService writes;

    @Inject
    ProviderCatalog providers;

    private ValidatableResponse connect() {
        return api.connect("{\"provider\":\"sandbox\",\"credentials\":{\"username\":\"" + username
                + "\",\"password\":\"old\"},\"tags\":[\"a\"]}");
    }

    private static ApplicationId application(Api api) {
        return new ApplicationId(api.request().get("/tsp/v1/application").path("id"));
    }

    private ConnectionView reauthenticate(Api as, String id, String user) throws Throwable {
        return reauthenticate(as, id, user, done -> Uni.createFrom().item(done.connection()));
    }

    /** As Link does: asks the provider, then stores in a transaction of its own, with what belongs to it. */
    private <T> T reauthenticate(
            Api as, String id, String user, Function<ConnectionWriteService.Outcome, Uni<? extends T>> more)
            throws Throwable {
        ApplicationId application = application(as);
        Credentials given = Credentials.of(Map.of("username", user, "password", "new"));
        ConnectionId connection = new ConnectionId(id);
        return VertxContextSupport.subscribeAndAwait(() -> connections
                .standing(application, connection)
                .chain(known ->
                        connections.verify(providers.find(known.provider()).orElseThrow(), given))
                .chain(verified -> Panache.withTransaction(
                        () -> writes.renew(application, connection, verified).chain(more))));
    }

    private Kind refusal(Api as, String id, String user) {
        return catchThrowableOfType(ConnectionFailure.class, () -> reauthenticate(as, id, user))
                .kind();
    }

    private static String row(String id) {
        return Database.select("SELECT row_to_json(c)::text FROM connection c WHERE id = ?", id)
                .get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"connected", "disconnected", "archived", "pending_deletion"})
    void newCredentialsOfTheSameAccountReconnectUnderTheSameIdAndToken(String status) throws Throwable {
        ValidatableResponse first = connect().statusCode(201);
        String id = first.extract().path("id");
        api.become(first.extract().path("token"), status);
        String box = "SELECT encode(credentials_box, 'hex') FROM connection WHERE id = ?";
        List<String> before = Database.select(box, id);
        // The sandbox, too, takes a username in any case for the same.
        ConnectionWriteService.Outcome renewed = reauthenticate(
                api, id, username.toUpperCase(), done -> Uni.createFrom().item(done));
        assertThat(renewed.connection().id()).isEqualTo(id);
        assertThat(renewed.kind()).isEqualTo(ConnectionWriteService.Outcome.Kind.RENEWED);
        assertThat(Database.select(box, id)).isNotEqualTo(before);
        api.request()
                .header("Connection-Token", first.extract().<String>path("token"))
                .get("/tsp/v1/connections/current")
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("status", equalTo("connected"))
                .body("account.user.sourceId", equalTo(username.toUpperCase()))
                .body("tags", equalTo(List.of("a")));
    }

    @Test
    void anotherAccountIsRefusedAndNothingChanges() {
        String id = connect().extract().path("id");
        String before = row(id);
        assertThat(refusal(api, id, "somebody-else")).isEqualTo(Kind.ANOTHER_ACCOUNT);
        assertThat(row(id)).isEqualTo(before);
    }

    @Test
    void whatWasToBeDeletedDoesNotComeBackBesideTheNewOneOfItsAccount() {
        ValidatableResponse first = connect();
        String id = first.extract().path("id");
        api.become(first.extract().path("token"), "pending_deletion");
        connect().statusCode(201);
        String before = row(id);
        assertThat(refusal(api, id, username)).isEqualTo(Kind.CONNECTED_ANEW);
        assertThat(row(id)).isEqualTo(before);
    }

    @Test
    void whereTheProviderToldNoIdOfTheAccountAnyIsTaken() throws Throwable {
        String id = connect().extract().path("id");
        Database.update("UPDATE connection SET source_id = NULL WHERE id = ?", id);
        reauthenticate(api, id, "somebody-" + UUID.randomUUID());
        assertThat(Database.select("SELECT source_id FROM connection WHERE id = ?", id))
                .doesNotContainNull();
    }

    @ParameterizedTest
    @CsvSource({
        "wrong-password, INVALID_CREDENTIALS",
        "no-permission, INSUFFICIENT_PERMISSIONS",
        "rate-limited, RATE_LIMITED",
        "provider-down, PROVIDER_UNAVAILABLE",
        "provider-slow, PROVIDER_TIMED_OUT",
        "' ', INVALID_FIELDS"
    })
    void whatTheProviderRefusesChangesNothing(String user, Kind kind) {
        String id = connect().extract().path("id");
        String before = row(id);
        assertThat(refusal(api, id, user)).isEqualTo(kind);
        assertThat(row(id)).isEqualTo(before);
    }

    @Test
    void whatIsUnknownForeignOrDeletedIsNotFound() {
        String id = connect().extract().path("id");
        assertThat(refusal(api, UNKNOWN, username)).isEqualTo(Kind.NOT_FOUND);
        assertThat(refusal(Api.newApplication(), id, username)).isEqualTo(Kind.NOT_FOUND);
        for (String status : List.of("deleting", "deleted")) {
            Database.update("UPDATE connection SET status = ? WHERE id = ?", status, id);
            assertThat(refusal(api, id, username)).isEqualTo(Kind.NOT_FOUND);
        }
    }

    @Test
    void whereWhatBelongsToItCannotBeStoredNothingChanges() {
        String id = connect().extract().path("id");
        String before = row(id);
        assertThatThrownBy(() -> reauthenticate(
                        api, id, username, done -> Uni.createFrom().failure(new IllegalStateException("broken"))))
                .hasMessage("broken");
        assertThat(row(id)).isEqualTo(before);
    }

    @Test
    void connectingAndReauthenticatingAtOnceBothSucceed() {
        String id = connect().extract().path("id");
        List<String> ids = Together.run(12, i -> {
            try {
                return i % 2 == 0
                        ? connect().statusCode(200).extract().path("id")
                        : reauthenticate(api, id, username).id();
            } catch (Throwable failed) {
                throw new IllegalStateException(failed);
            }
        });
        assertThat(ids).containsOnly(id);
    }

    @Test
    void itsProviderIsToldWithoutOpeningAnything() throws Throwable {
        String id = connect().extract().path("id");
        ApplicationId application = application(api);
        ConnectionService.Standing known =
                VertxContextSupport.subscribeAndAwait(() -> connections.standing(application, new ConnectionId(id)));
        assertThat(known.provider()).isEqualTo("sandbox");
        assertThat(known.status()).isEqualTo(ConnectionStatus.CONNECTED);
        assertThat(known.account()).isNotEmpty();
    }
}
