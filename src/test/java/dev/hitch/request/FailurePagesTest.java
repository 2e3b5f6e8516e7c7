package dev.hitch.request;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

/** Who opens an address of Link or a short link reads a page, whatever fails. */
@QuarkusTest
class FailurePagesTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    @ParameterizedTest
    @CsvSource({"/?key=pk_1&x=1", "/connection/conn_1?key=pk_1", "/abcd2345"})
    void aFormThatIsTooLargeIsAPageInTheVisitorsLanguage(String address) {
        given().accept(BROWSER)
                .header("Accept-Language", "es")
                .contentType(ContentType.URLENC)
                .body("a=" + "x".repeat(70_000))
                .post(address)
                .then()
                .statusCode(address.length() == 9 ? 405 : 413)
                .contentType("text/html;charset=UTF-8")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Cache-Control", equalTo("no-store"))
                .body(containsString("<html lang=\"es\">"), containsString("No se ha conectado nada."))
                .body(containsString("href=\"" + address.replace("&", "&amp;") + "\""));
    }

    @ParameterizedTest
    @CsvSource({"POST, 415", "PUT, 405", "DELETE, 405", "PATCH, 405"})
    void whatLinkCannotReadIsAPage(String method, int status) {
        given().accept(BROWSER)
                .contentType("text/plain")
                .body("x")
                .request(method, "/?lang=fr&key=pk_1")
                .then()
                .statusCode(status)
                .contentType("text/html;charset=UTF-8")
                .body(containsString("Nous n’avons pas pu lire"));
    }

    @Test
    void whoAsksForJsonGetsJson() {
        given().accept("application/json")
                .contentType("text/plain")
                .body("x")
                .post("/")
                .then()
                .statusCode(415)
                .contentType("application/json")
                .body("code", equalTo("unsupported_media_type"));
        given().accept("application/json")
                .contentType(ContentType.URLENC)
                .body("a=" + "x".repeat(70_000))
                .post("/")
                .then()
                .statusCode(413)
                .body("code", equalTo("payload_too_large"));
        given().accept(BROWSER)
                .get("/tsp/v1/application")
                .then()
                .statusCode(401)
                .body(not(containsString("<html")));
    }
}
