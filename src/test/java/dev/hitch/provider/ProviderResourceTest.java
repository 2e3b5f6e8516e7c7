package dev.hitch.provider;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.hitch.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
class ProviderResourceTest {

    @Test
    void everyTokenMayListTheProvidersAndTheirForms() {
        given().auth()
                .oauth2(Tokens.of(Tokens.newClient(), ""))
                .get("/tsp/v1/providers")
                .then()
                .statusCode(200)
                .body("code", hasItems("geotab", "motive", "samsara", "sandbox"))
                .body("find { it.code == 'geotab' }.name", equalTo("Geotab"))
                .body("find { it.code == 'geotab' }.status", equalTo("live"))
                .body("find { it.code == 'geotab' }.fields.name", contains("username", "password", "database"))
                .body("find { it.code == 'geotab' }.fields.secret", contains(false, true, false))
                .body("find { it.code == 'geotab' }.fields.required", contains(true, true, false))
                .body("find { it.code == 'geotab' }.fields[0].help", notNullValue())
                .body("find { it.code == 'geotab' }", not(hasKey("enabled")))
                .body("find { it.code == 'sandbox' }.status", equalTo("sandbox"));
    }

    @Test
    void withoutATokenNothingIsListed() {
        given().get("/tsp/v1/providers").then().statusCode(401).body("code", equalTo("unauthorized"));
    }
}
