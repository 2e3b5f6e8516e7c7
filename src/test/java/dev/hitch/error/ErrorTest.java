package dev.hitch.error;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

import dev.hitch.testing.Api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
public class ErrorTest {

    private final Api api = Api.newApplication();

    @TestHTTPResource
    URI root;

    private static void is(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status)
                .contentType("application/json")
                .header("X-Request-Id", notNullValue())
                .body("code", equalTo(code))
                .body("message", notNullValue());
    }

    @Test
    void theFrameworksErrorsHaveTheSameShape() {
        is(given().get("/tsp/v1/nothing/here").then(), 404, "not_found");
        is(given().get("/tsp/v2/link/short").then(), 404, "not_found");
        is(api.request().delete("/tsp/v1/application").then(), 405, "method_not_allowed");
        is(
                api.request()
                        .contentType("text/plain")
                        .body("{}")
                        .post("/tsp/v1/link/short")
                        .then(),
                415,
                "unsupported_media_type");
        is(api.request().accept("text/csv").get("/tsp/v1/application").then(), 406, "not_acceptable");
        is(given().get("/tsp/v1/application").then(), 401, "unauthorized");
    }

    @Test
    void noBodyAtAllIsABadRequest() {
        is(
                api.request()
                        .contentType("application/json")
                        .post("/tsp/v1/link/short")
                        .then(),
                400,
                "bad_request");
        is(api.post("/tsp/v1/link/short", "  \n"), 400, "bad_request");
    }

    // Everything else that cannot be read: JsonBodyReaderTest.
    @Test
    void whatCannotBeReadOrStoredNamesItsPlace() {
        api.mint("{\"name\":\"x\",}").statusCode(400).body("detail.path", contains("{requestBody}"));
        api.mint("{\"tags\":[\"x\",\"\\ud800\"]}")
                .statusCode(400)
                .body("detail.path", contains("{requestBody}.tags[1]"));
        api.connect("{\"provider\":\"sandbox\",\"credentials\":{\"username\":\"x\",\"password\":\"y\"},\"options\":"
                        + "{\"a\":[1e308, -1e-300, 0.0, 0e9, 5e-324]}}")
                .statusCode(201);
    }

    private ValidatableResponse post(byte[] body) {
        return api.request()
                .contentType("application/json")
                .body(body)
                .post("/tsp/v1/link/short")
                .then();
    }

    @Test
    void invalidUtf8IsABadRequest() {
        is(post(new byte[] {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xC3, '"', '}'}), 400, "bad_request");
    }

    @Test
    void aBodyPastItsLimitIsTooLarge() {
        is(api.mint("{\"name\":\"" + "x".repeat(64 * 1024) + "\"}"), 413, "payload_too_large");
        is(api.mint(" ".repeat(64 * 1024 + 1)), 413, "payload_too_large");
        api.mint("{}" + " ".repeat(64 * 1024 - 2)).statusCode(201);
    }

    @Test
    void aHugeBodyIsRefusedBeforeItIsRead() throws IOException {
        try (Socket socket = new Socket(root.getHost(), root.getPort())) {
            String head =
                    "POST /tsp/v1/link/short HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                            + api.token() + "\r\nContent-Length: 50000000\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(12);
            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void aWellFormedRequestIdIsKeptAndAnotherReplaced() {
        given().header("X-Request-Id", "abc-123").get("/tsp/v1/x/y").then().header("X-Request-Id", "abc-123");
        given().header("X-Request-Id", "a b<script>")
                .get("/tsp/v1/x/y")
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
        api.mint("{}").header("X-Request-Id", notNullValue());
        given().get("/zzzzzzzz").then().header("X-Request-Id", notNullValue());
    }
}
