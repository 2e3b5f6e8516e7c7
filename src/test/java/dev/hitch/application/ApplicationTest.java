package dev.hitch.application;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.hitch.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

@QuarkusTest
class ApplicationTest {

    @Test
    void firstTokenOfAClientMakesItsApplication() {
        String client = Tokens.newClient();
        given().auth()
                .oauth2(Tokens.of(client))
                .get("/tsp/v1/application")
                .then()
                .statusCode(200)
                .body("id", matchesPattern("^app_[0-9A-HJKMNP-TV-Z]{26}$"))
                .body("name", equalTo(client))
                .body("redirectOrigins", empty())
                .body("mergeConnections", equalTo(true));
    }
}
