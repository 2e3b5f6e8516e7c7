package dev.hitch.request.body;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.hitch.testing.Api;
import dev.hitch.testing.Eventually;
import dev.hitch.testing.MutableClock;
import dev.hitch.testing.Together;

import static org.assertj.core.api.Assertions.assertThat;

/** Bodies that never end, come slowly, or are larger than their route takes. */
@QuarkusTest
class BodyTest {

    private static final String JSON = "Content-Type: application/json";
    private static final String FORM = "Accept: application/json\r\nContent-Type: application/x-www-form-urlencoded";
    private static final String MINT = "/tsp/v1/link/short";

    private final Api api = Api.newApplication();
    private final String token = "Authorization: Bearer " + api.token();

    @TestHTTPResource
    URI root;

    @Inject
    OpenBodies bodies;

    private Socket open(String target, String... headers) throws IOException {
        Socket socket = new Socket(root.getHost(), root.getPort());
        socket.setSoTimeout(20_000);
        send(socket, post(target, headers));
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    // All there is until the server closes the connection.
    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void isRefused(String answer, int status, String code) {
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("\"code\":\"" + code + "\"");
    }

    // All at once: each connection is closed a second after its answer.
    private List<String> answers(String... requests) {
        return Together.run(requests.length, i -> {
            try (Socket socket = new Socket(root.getHost(), root.getPort())) {
                socket.setSoTimeout(20_000);
                send(socket, requests[i]);
                return answer(socket);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    private static String post(String target, String... headers) {
        return "POST " + target + " HTTP/1.1\r\nHost: x\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    }

    @Test
    void whoHasNoTokenIsToldSoBeforeTheBodyAndHungUp() {
        assertThat(answers(
                        post(MINT, JSON, "Content-Length: 60000") + "{",
                        post(MINT, JSON, "Content-Length: 3900000") + "{",
                        post(MINT, JSON, "Transfer-Encoding: chunked") + "10\r\n{"))
                .allSatisfy(answer -> isRefused(answer, 401, "unauthorized"));
    }

    @Test
    void aBodyThatAnnouncesTooMuchIsRefusedAtOnce() {
        String first = "Expect: 100-continue";
        assertThat(answers(
                        post("/?key=pk_x", FORM, "Content-Length: 65537", first),
                        post("/connection/x?key=pk_x", FORM, "Content-Length: 3900000"),
                        post(MINT, JSON, token, "Content-Length: 65537", first),
                        post(MINT + "/batch", JSON, token, "Content-Length: 2097153", first),
                        post("/tsp/v1/connections", JSON, token, "Content-Length: 50000000")))
                .allSatisfy(answer -> {
                    isRefused(answer, 413, "payload_too_large");
                    assertThat(answer).containsIgnoringCase("\r\nconnection: close\r\n");
                });
    }

    @Test
    void soIsOneThatDoesNotSaySoWhenItGetsThere() {
        String chunked = "Transfer-Encoding: chunked";
        String chunk = "4000\r\n" + " ".repeat(16 * 1024) + "\r\n";
        assertThat(answers(
                        post("/?key=pk_x", FORM, chunked) + chunk.repeat(5),
                        post(MINT, JSON, token, chunked) + chunk.repeat(5),
                        post(MINT + "/batch", JSON, token, chunked) + chunk.repeat(129)))
                .allSatisfy(answer -> isRefused(answer, 413, "payload_too_large"));
        assertThat(bodies.budget().taken()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"/?key=pk_x, application/x-www-form-urlencoded", "/tsp/v1/link/short, application/json"})
    void aSlowBodyIsCut(String target, String type) throws IOException {
        try (Socket socket =
                open(target, "Accept: application/json", "Content-Type: " + type, token, "Content-Length: 60000")) {
            send(socket, "x".repeat(5000));
            assertThat(Eventually.see(() -> bodies.budget().taken(), taken -> taken == 5000))
                    .isEqualTo(5000);
            MutableClock.ahead(Duration.ofSeconds(6), () -> {
                try {
                    isRefused(answer(socket), 408, "request_timeout");
                } catch (IOException failed) {
                    throw new IllegalStateException(failed);
                }
            });
        }
        assertThat(bodies.budget().taken()).isZero();
    }

    @Test
    void whoHangsUpInTheMiddleGivesBackWhatTheyTook() throws IOException {
        try (Socket socket = open("/?key=pk_x", FORM, "Content-Length: 60000")) {
            send(socket, "x".repeat(7000));
            assertThat(Eventually.see(() -> bodies.budget().taken(), taken -> taken == 7000))
                    .isEqualTo(7000);
        }
        assertThat(Eventually.see(() -> bodies.budget().taken(), taken -> taken == 0))
                .isZero();
    }

    @Test
    void whoAsksFirstIsToldToGoOn() throws IOException {
        try (Socket socket =
                open(MINT, JSON, token, "Content-Length: 2", "Expect: 100-continue", "Connection: close")) {
            assertThat(new String(socket.getInputStream().readNBytes(21), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 100");
            send(socket, "{}");
            assertThat(answer(socket)).contains("HTTP/1.1 201 ");
        }
        try (Socket socket = open(MINT, JSON, "Content-Length: 2", "Expect: 100-continue")) {
            assertThat(answer(socket)).startsWith("HTTP/1.1 401 ").containsIgnoringCase("\r\nconnection: close\r\n");
        }
    }

    @Test
    void aBodyThatNobodyReadsEndsItsConnectionToo() {
        assertThat(answers(Stream.of("/link/link.css", "/nothing/here/at/all", "/tsp/v1/nothing", "/q/health/live")
                        .map(target -> post(target, JSON, "Transfer-Encoding: chunked") + "10\r\nx")
                        .toArray(String[]::new)))
                .allSatisfy(answer -> assertThat(answer).startsWith("HTTP/1.1 "));
    }

    @Test
    void smallBodiesKeepTheirConnectionAlsoWhereTheyAreRefused() throws IOException {
        String refused = "POST " + MINT + " HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n" + "x".repeat(60_000);
        String minted = "POST " + MINT + " HTTP/1.1\r\nHost: x\r\n" + JSON + "\r\n" + token
                + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
        try (Socket socket = new Socket(root.getHost(), root.getPort())) {
            socket.setSoTimeout(20_000);
            send(socket, refused + minted);
            assertThat(answer(socket)).containsSubsequence("HTTP/1.1 401 ", "HTTP/1.1 201 ");
        }
    }

    @Test
    void aLargeBatchIsTaken() {
        String item = "{\"name\":\"" + "x".repeat(90) + "\"}" + " ".repeat(1900);
        String batch = "{\"requests\":[" + (item + ",").repeat(999) + item + "]}";
        assertThat(batch.length()).isBetween(1_900_000, 2 * 1024 * 1024);
        assertThat(api.post(MINT + "/batch", batch).statusCode(200).extract().<List<Integer>>path("results.status"))
                .hasSize(1000);
        assertThat(bodies.budget().taken()).isZero();
    }

    private HttpResponse<String> http2(String target, BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        // The first request upgrades the connection, the one after it is HTTP/2 from the start.
        client.send(
                HttpRequest.newBuilder(root.resolve("/link/link.css")).build(), HttpResponse.BodyHandlers.discarding());
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(root.resolve(target))
                        .timeout(Duration.ofSeconds(20))
                        .headers(headers)
                        .POST(body)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        return answer;
    }

    @Test
    void http2IsHeldToTheSame() throws IOException, InterruptedException {
        String[] allowed = {"Content-Type", "application/json", "Authorization", "Bearer " + api.token()};
        assertThat(http2(MINT, BodyPublishers.ofString("{}"), allowed).statusCode())
                .isEqualTo(201);
        assertThat(http2(MINT, BodyPublishers.ofString("x".repeat(70_000)), allowed)
                        .statusCode())
                .isEqualTo(413);
        BodyPublisher unannounced = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[70_000]));
        assertThat(http2(MINT, unannounced, allowed).statusCode()).isEqualTo(413);
        assertThat(http2(MINT, BodyPublishers.ofString("x".repeat(70_000)), "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(401);
        assertThat(bodies.budget().taken()).isZero();
    }
}
