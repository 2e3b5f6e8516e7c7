package dev.hitch.packaging;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import dev.hitch.testing.HitchProcess;
import dev.hitch.testing.PostgresTap;
import dev.hitch.testing.Production;
import dev.hitch.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What a batch asks of the database, seen on the wire. */
class BatchIT {

    private static Response send(HitchProcess service, String token, List<String> bodies) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("{\"requests\":[" + String.join(",", bodies) + "]}")
                .post(service.url() + "/tsp/v1/link/short/batch");
    }

    @Test
    void aThousandLinksTakeThreeStatements() throws IOException {
        Map<String, String> environment = new HashMap<>(Production.environment());
        try (PostgresTap tap = new PostgresTap(environment.get("DATABASE_URL"))) {
            environment.put("HITCH_DATABASE_LISTEN_URL", environment.get("DATABASE_URL"));
            environment.put("DATABASE_URL", tap.databaseUrl());
            try (HitchProcess service = HitchProcess.start(environment)) {
                String token = Tokens.of(Tokens.newClient());
                // The application's row is made with its first request.
                send(service, token, List.of("{}")).then().statusCode(200);
                List<String> bodies = new ArrayList<>();
                for (int i = 0; i < 1000; i++) {
                    String template = i % 4 == 0 ? ",\"template\":\"ltp_" + "%026d".formatted(i) + "\"" : "";
                    bodies.add("{\"externalId\":\"" + i / 2 * 2 + "\",\"redirectUrl\":\"https://app.acme.com/" + i / 2
                            + "\"" + template + "}");
                }
                int before = tap.statements().size();
                Response answer = send(service, token, bodies);
                List<String> taken = tap.statements();
                assertThat(answer.statusCode()).isEqualTo(200);
                List<Integer> statuses = answer.path("results.status");
                assertThat(statuses.stream().filter(status -> status == 201)).hasSize(500);
                assertThat(statuses.stream().filter(status -> status == 200)).hasSize(250);
                assertThat(statuses.stream().filter(status -> status == 400)).hasSize(250);
                // The application's origins, all templates, all links. What works by the clock asks of none of them.
                assertThat(taken.subList(before, taken.size()))
                        .filteredOn(text -> text.matches("(?s).*\\b(application|link_template|short_link)\\b.*"))
                        .hasSizeLessThanOrEqualTo(3)
                        .filteredOn(text -> text.contains("INTO short_link"))
                        .hasSize(1);
            }
        }
    }
}
