package dev.hitch.packaging;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.hitch.testing.Api;
import dev.hitch.testing.HitchProcess;
import dev.hitch.testing.Production;
import dev.hitch.testing.Together;
import dev.hitch.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Two processes of the packaged service on one database. */
class ReplicasIT {

    private static Map<String, String> environment;
    private static List<HitchProcess> replicas;

    @BeforeAll
    static void start() {
        environment = Production.environment();
        // At the same moment, on an empty database: the migrations of one wait for the other's.
        replicas = Together.run(2, i -> HitchProcess.start(environment));
    }

    @AfterAll
    static void stop() {
        replicas.forEach(HitchProcess::close);
    }

    private static Response mint(HitchProcess replica, String token, String body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(replica.url() + "/tsp/v1/link/short");
    }

    private static int rows(String client) throws SQLException {
        String sql = "SELECT count(*) FROM short_link JOIN application a ON a.id = application_id WHERE client_id = ?";
        try (var connection = DriverManager.getConnection(
                        Production.jdbc(environment.get("DATABASE_URL")), "postgres", "postgres");
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, client);
            var result = statement.executeQuery();
            result.next();
            return result.getInt(1);
        }
    }

    @Test
    void identicalRequestsToBothMintOneLink() throws SQLException {
        String client = Tokens.newClient();
        String token = Tokens.of(client);
        List<Response> answers = Together.run(64, i -> mint(replicas.get(i % 2), token, "{\"externalId\":\"same\"}"));
        assertThat(answers.stream().map(Response::statusCode).filter(status -> status == 201))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200).filter(answer -> "true"
                        .equals(answer.header("Idempotent-Replayed"))))
                .hasSize(63);
        assertThat(answers.stream().map(answer -> answer.<String>path("id")).distinct())
                .hasSize(1);
        assertThat(rows(client)).isEqualTo(1);
    }

    @Test
    void differentRequestsMintDifferentLinks() throws SQLException {
        String client = Tokens.newClient();
        String token = Tokens.of(client);
        List<Response> answers =
                Together.run(64, i -> mint(replicas.get(i % 2), token, "{\"externalId\":\"" + i + "\"}"));
        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        assertThat(answers.stream().map(answer -> answer.<String>path("code")).distinct())
                .hasSize(64);
        assertThat(rows(client)).isEqualTo(64);
    }

    @Test
    void theSameAccountConnectedOnBothIsOneConnection() {
        String token = Tokens.of(Tokens.newClient());
        String body = Api.account("twice", "");
        List<Response> answers = Together.run(16, i -> given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(replicas.get(i % 2).url() + "/tsp/v1/connections"));
        assertThat(answers.stream().map(Response::statusCode).filter(status -> status == 201))
                .hasSize(1);
        assertThat(answers.stream().map(Response::statusCode).filter(status -> status == 200))
                .hasSize(15);
        assertThat(answers.stream().map(answer -> answer.<String>path("token")).distinct())
                .hasSize(1);
    }

    @Test
    void aLinkMintedOnOneIsOpenOnTheOther() {
        String code = mint(replicas.get(0), Tokens.of(Tokens.newClient()), "{}").path("code");
        given().redirects()
                .follow(false)
                .get(replicas.get(1).url() + "/" + code)
                .then()
                .statusCode(302);
    }
}
