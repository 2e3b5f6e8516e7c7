package dev.hitch.application;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.testing.Api;
import dev.hitch.testing.Together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
class ApplicationTest {

    private final Api api = Api.newApplication();

    @Inject
    ApplicationService applications;

    private ValidatableResponse read() {
        return api.request().get("/tsp/v1/application").then().statusCode(200);
    }

    @Test
    void theFirstTokenOfAClientMakesItsApplication() {
        read().body("id", matchesPattern("^app_[0-9A-HJKMNP-TV-Z]{26}$"))
                .body("name", equalTo(api.client()))
                .body("publishableKey", matchesPattern("^pk_[A-Za-z0-9]{32}$"))
                .body("redirectOrigins", empty())
                .body("embedOrigins", empty())
                .body("mergeConnections", equalTo(true))
                .body("agreementUrl", nullValue());
    }

    @Test
    void manyFirstRequestsAtOnceMakeOneApplication() {
        List<String> ids = Together.run(16, i -> read().extract().path("id"));
        assertThat(ids.stream().distinct()).hasSize(1);
    }

    @Test
    void absentMembersKeepAndNullGoesBackToTheDefault() {
        String before = read().extract().path("updatedAt");
        api.settings("{\"name\":\"Acme\",\"redirectOrigins\":[\"https://App.acme.com:443\",\"https://app.acme.com\"],"
                        + "\"agreementUrl\":\"https://acme.com/terms\",\"mergeConnections\":false}")
                .statusCode(200)
                .body("name", equalTo("Acme"))
                .body("redirectOrigins", contains("https://app.acme.com"))
                .body("updatedAt", not(equalTo(before)));
        api.settings("{\"agreementUrl\":null,\"name\":null,\"redirectOrigins\":null}")
                .statusCode(200)
                .body("name", equalTo(api.client()))
                .body("agreementUrl", nullValue())
                .body("redirectOrigins", empty())
                .body("mergeConnections", equalTo(false));
    }

    @Test
    void whatChangesNothingDoesNotMoveUpdatedAt() {
        String before = read().extract().path("updatedAt");
        api.settings("{}").statusCode(200).body("updatedAt", equalTo(before));
        api.settings("{\"mergeConnections\":true}").statusCode(200).body("updatedAt", equalTo(before));
    }

    @Test
    void changesAtTheSameMomentAllArrive() {
        read();
        List<String> bodies = List.of(
                "{\"name\":\"Acme\"}",
                "{\"redirectOrigins\":[\"https://a.test\"]}",
                "{\"embedOrigins\":[\"https://b.test\"]}",
                "{\"mergeConnections\":false}",
                "{\"agreementUrl\":\"https://a.test/terms\"}");
        List<Integer> answers = Together.run(
                bodies.size(), i -> api.settings(bodies.get(i)).extract().statusCode());
        assertThat(answers).containsOnly(200);
        read().body("name", equalTo("Acme"))
                .body("redirectOrigins", contains("https://a.test"))
                .body("embedOrigins", contains("https://b.test"))
                .body("mergeConnections", equalTo(false))
                .body("agreementUrl", equalTo("https://a.test/terms"));
    }

    @Test
    void aPublishableKeyNamesItsApplicationAndAnythingElseNone() throws Throwable {
        api.settings(
                "{\"name\":\"Acme\",\"embedOrigins\":[\"https://app.acme.com\"],\"agreementUrl\":\"https://a.b/terms\"}");
        ValidatableResponse read = read();
        Application found = named(read.extract().path("publishableKey")).orElseThrow();
        assertThat(found.id().value()).isEqualTo(read.extract().path("id"));
        assertThat(found.name()).contains("Acme");
        assertThat(found.embedOrigins()).containsExactly("https://app.acme.com");
        assertThat(found.agreementUrl()).contains("https://a.b/terms");
        for (String key : Arrays.asList(null, "", "pk_", "pk_" + "A".repeat(32), "pk_" + "A".repeat(31) + "\0")) {
            assertThat(named(key)).isEmpty();
        }
    }

    private Optional<Application> named(String key) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> applications.findByPublishableKey(key));
    }

    // The rules one by one: ApplicationBodyTest.
    @Test
    void aPatchThatBreaksARuleChangesNothing() {
        api.settings("{\"name\":\"\\u200b\",\"embedOrigins\":[\"https://a.b\",null],\"mergeConnections\":false}")
                .statusCode(400)
                .body("detail.path", containsInAnyOrder("{requestBody}.name", "{requestBody}.embedOrigins[1]"));
        read().body("name", equalTo(api.client())).body("mergeConnections", equalTo(true));
    }

    @Test
    void aNameOfAnyScriptIsKeptAsItIs() {
        String name = "می\u200cشود 日本 \uD83D\uDE9A";
        api.settings("{\"name\":\"" + name + "\"}").statusCode(200).body("name", equalTo(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/merge-patch+json", "application/merge-patch+json; charset=utf-8", "application/json"
            })
    void aPatchMayCallItselfOne(String type) {
        api.request()
                .header("Content-Type", type)
                .body("{\"name\":\"Merged\"}".getBytes(StandardCharsets.UTF_8))
                .patch("/tsp/v1/application")
                .then()
                .statusCode(200)
                .header("Accept-Patch", "application/merge-patch+json, application/json")
                .body("name", equalTo("Merged"));
    }

    @Test
    void anotherPatchIsToldWhichAreTaken() {
        api.request()
                .header("Content-Type", "application/json-patch+json")
                .body("[]".getBytes(StandardCharsets.UTF_8))
                .patch("/tsp/v1/application")
                .then()
                .statusCode(415)
                .header("Accept-Patch", "application/merge-patch+json, application/json");
    }
}
