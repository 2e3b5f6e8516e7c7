package dev.hitch.link;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.testing.Api;
import dev.hitch.testing.Database;
import dev.hitch.testing.FakeGeotab;
import dev.hitch.testing.LinkVisit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** Two users of one account of Geotab: whose credentials are stored after the second has signed in on Link. */
@QuarkusTest
@TestProfile(LinkCredentialsTest.OwnGeotab.class)
class LinkCredentialsTest {

    /** Geotab is on a free port of this machine. */
    public static class OwnGeotab implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try (ServerSocket free = new ServerSocket(0)) {
                return Map.of("hitch.provider.geotab.url", "http://127.0.0.1:" + free.getLocalPort());
            } catch (IOException noPort) {
                throw new IllegalStateException(noPort);
            }
        }
    }

    private final Api api = Api.newApplication();
    private final String database = "db" + UUID.randomUUID();
    private final String ann = "ann" + UUID.randomUUID() + "@acme.com";
    private final String bob = "bob" + UUID.randomUUID() + "@acme.com";
    private FakeGeotab geotab;

    @ConfigProperty(name = "hitch.provider.geotab.url")
    String url;

    @BeforeEach
    void start() {
        geotab = new FakeGeotab(URI.create(url).getPort());
        geotab.user(ann, "right", database).user(bob, "right", database);
    }

    @AfterEach
    void stop() {
        geotab.close();
    }

    private JsonPath connectAnn() {
        return connect(ann).statusCode(201).extract().jsonPath();
    }

    private ValidatableResponse connect(String user) {
        return api.connect(
                "{\"provider\":\"geotab\",\"credentials\":{\"username\":\"" + user + "\",\"password\":\"right\"}}");
    }

    private String shortLink() {
        String body = "{\"provider\":\"geotab\",\"tags\":[\"" + UUID.randomUUID() + "\"]}";
        return "/?short_code=" + api.mint(body).extract().<String>path("code");
    }

    private String key() {
        return "/?provider=geotab&key="
                + api.request().get("/tsp/v1/application").<String>path("publishableKey");
    }

    private static ValidatableResponse signIn(String address, String user, String password, String... ticked) {
        return LinkVisit.open(address).signIn(user, password, ticked);
    }

    private ValidatableResponse current(JsonPath made) {
        return api.connection(made.getString("token"))
                .get("/tsp/v1/connections/current")
                .then();
    }

    private void userIs(JsonPath made, String user) {
        current(made).body("account.user.sourceId", equalTo(user)).body("status", equalTo("connected"));
    }

    private static List<String> box(JsonPath made) {
        return Database.select(
                "SELECT encode(credentials_box, 'hex') FROM connection WHERE id = ?", made.getString("id"));
    }

    private long asked(String user) {
        return geotab.received().stream()
                .filter(request -> request.body().contains(user))
                .count();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSecondUserDoesNotReplaceTheFirstWhoseCredentialsWork(boolean byKey) {
        JsonPath made = connectAnn();
        List<String> before = box(made);
        signIn(byKey ? key() : shortLink(), bob, "right").statusCode(200).body(containsString("data-done"));
        assertThat(box(made)).isEqualTo(before);
        userIs(made, ann);
        assertThat(asked(ann)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"connected", "archived", "disconnected"})
    void aSecondUserReplacesTheFirstWhoseCredentialsAreRefused(String status) {
        JsonPath made = connectAnn();
        api.become(made.getString("token"), status);
        geotab.user(ann, "changed", database);
        signIn(shortLink(), bob, "right").statusCode(200);
        userIs(made, bob);
    }

    @Test
    void credentialsThatOpenAnotherAccountNowAreReplacedToo() {
        JsonPath made = connectAnn();
        geotab.user(ann, "right", database + "-other");
        signIn(shortLink(), bob, "right").statusCode(200);
        userIs(made, bob);
    }

    @Test
    void theSameUserReplacesWithoutAQuestionInWhateverCase() {
        JsonPath made = connectAnn();
        List<String> before = box(made);
        String shouted = ann.toUpperCase(Locale.ROOT);
        geotab.user(shouted, "new", database);
        signIn(shortLink(), shouted, "new").statusCode(200);
        assertThat(box(made)).isNotEqualTo(before);
        assertThat(asked(ann)).isEqualTo(1);
    }

    @Test
    void theApiReplacesWhoeverSignedInBefore() {
        JsonPath made = connectAnn();
        connect(bob).statusCode(200).body("id", equalTo(made.getString("id")));
        userIs(made, bob);
        assertThat(asked(ann)).isEqualTo(1);
    }

    @Test
    void whereTheProviderCannotTellAConnectionThatWorksKeepsWhatItHas() {
        JsonPath made = connectAnn();
        geotab.isTroubledBy(ann);
        signIn(shortLink(), bob, "right").statusCode(200);
        userIs(made, ann);
    }

    @Test
    void whereTheProviderCannotTellOneThatDoesNotWorkIsTriedAgain() {
        JsonPath made = connectAnn();
        api.become(made.getString("token"), "disconnected");
        geotab.isTroubledBy(ann);
        String link = shortLink();
        signIn(link, bob, "right").statusCode(502);
        current(made).body("status", equalTo("disconnected"));
        geotab.isTroubledBy(null);
        signIn(link, bob, "right").statusCode(200);
        userIs(made, ann);
    }

    @Test
    void whatIsToBeDeletedStaysSoAndTheUserGetsANewConnection() {
        JsonPath made = connectAnn();
        api.become(made.getString("token"), "pending_deletion");
        signIn(shortLink(), bob, "right").statusCode(200);
        current(made).body("status", equalTo("pending_deletion"));
        String again = "/connection/" + made.getString("id") + key().substring(1);
        signIn(again, ann, "right").statusCode(409).body(containsString("connected again already"));
        current(made).body("status", equalTo("pending_deletion"));
    }

    @Test
    void aUserIsToldThatNothingMoreFits() {
        String tags = "[" + "\"t%d\",".repeat(49) + "\"t\"]";
        Object[] numbers = IntStream.range(0, 49).boxed().toArray();
        JsonPath made = connectAnn();
        api.patchConnection(made.getString("token"), "{\"tags\":" + tags.formatted(numbers) + "}")
                .statusCode(200);
        signIn(shortLink(), ann, "right").statusCode(422).body(containsString("This connection is full"));
    }

    @Test
    void whoAcceptsTheSameAgreementAgainIsRecordedOnce() {
        api.settings("{\"agreementUrl\":\"https://acme.com/terms\"}").statusCode(200);
        JsonPath made = connectAnn();
        signIn(key(), ann, "right", "agreement").statusCode(200);
        signIn(key(), ann, "right", "agreement").statusCode(200);
        current(made).body("agreements.size()", equalTo(1));
    }
}
