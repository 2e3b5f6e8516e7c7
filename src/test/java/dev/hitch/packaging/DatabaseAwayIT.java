package dev.hitch.packaging;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.hitch.testing.HitchProcess;
import dev.hitch.testing.PostgresTap;
import dev.hitch.testing.Production;
import dev.hitch.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** While the database is away, people read a page and programs an error. */
class DatabaseAwayIT {

    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    @Test
    void whoOpensALinkReadsAPage() throws IOException {
        Map<String, String> environment = new HashMap<>(Production.environment());
        try (PostgresTap tap = new PostgresTap(environment.get("DATABASE_URL"))) {
            environment.put("DATABASE_URL", tap.databaseUrl());
            try (HitchProcess service = HitchProcess.start(environment)) {
                String token = Tokens.of(Tokens.newClient());
                open(service, "/abcd2345", 404);
                tap.close();
                open(service, "/bcde3456", 503);
                open(service, "/?short_code=bcde3456", 503);
                open(service, "/?key=pk_0123456789", 503);
                given().auth()
                        .oauth2(token)
                        .get(service.url() + "/tsp/v1/application")
                        .then()
                        .statusCode(503)
                        .body("code", equalTo("service_unavailable"));
            }
        }
    }

    private static void open(HitchProcess service, String address, int status) {
        given().accept(BROWSER)
                .header("Accept-Language", "fr")
                .get(service.url() + address)
                .then()
                .statusCode(status)
                .contentType("text/html;charset=UTF-8")
                .body(containsString(status == 503 ? "Ce service fait une courte pause" : "Ce lien n’existe pas"));
    }
}
