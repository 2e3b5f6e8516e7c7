package dev.hitch.development;

import java.net.URL;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.hitch.testing.DevelopmentProfile;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

/** What development adds, without a browser. */
@QuarkusTest
@TestProfile(DevelopmentProfile.class)
class DevelopmentPageTest {

    @TestHTTPResource
    URL home;

    @ParameterizedTest
    @CsvSource({"/, text/html", "/development/page.css, text/css", "/development/page.js, text/javascript"})
    void itsFilesHaveAStrictPolicy(String path, String type) {
        given().get(path)
                .then()
                .statusCode(200)
                .contentType(type)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("Cache-Control", "no-store");
    }

    @Test
    void onlyItsFilesAreServed() {
        given().get("/development/page.html").then().statusCode(404);
        given().get("/development/..%2Fjava").then().statusCode(404);
    }

    @Test
    void swaggerUiBeginsWithTheToken() {
        given().get("/q/swagger-ui/")
                .then()
                .statusCode(200)
                .body(containsString("persistAuthorization: true"))
                .body(containsString("preauthorizeApiKey(\"AccessToken\""));
    }

    @Test
    void anAddressWithParametersIsLinks() {
        given().get("/?lang=fr").then().statusCode(200).body(containsString("Ouvrez le lien"));
        given().get("/?key=pk_unknown").then().statusCode(400);
    }

    @Test
    void anotherNameOfThisMachineLeadsToTheOneThatIsShown() {
        given().header("Host", "127.0.0.1:" + home.getPort())
                .redirects()
                .follow(false)
                .get("/")
                .then()
                .statusCode(302)
                .header("Location", "http://localhost:" + home.getPort() + "/");
        given().header("Host", "hitch.example").get("/").then().statusCode(200);
    }

    @Test
    void theTokenMintsAndALinkCanBeMadeToExpire() {
        String token = given().get("/development/token").asString();
        JsonPath link = given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("{\"externalId\":\"to expire\"}")
                .post("/tsp/v1/link/short")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        given().post("/development/expire/" + link.getString("code")).then().statusCode(204);
        given().auth()
                .oauth2(token)
                .get("/tsp/v1/link/short/" + link.getString("id"))
                .then()
                .body("status", equalTo("expired"));
    }

    @Test
    void theDocumentNamesThisHostInServersAndExamples() {
        String document = given().get("/q/openapi?format=json").asString();
        JsonPath json = new JsonPath(document);
        String here = "http://localhost:" + home.getPort();
        assertThat(json.getString("servers[0].variables.origin.default")).isEqualTo(here);
        assertThat(json.getString(
                        "paths.'/tsp/v1/link/short'.post.responses.'201'.content.'application/json'.example.url"))
                .isEqualTo(here + "/az9qtk2d");
        assertThat(document).doesNotContain("term.new", "link.hitch.example");
    }
}
