package dev.hitch.error;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.hitch.testing.Api;

import static org.assertj.core.api.Assertions.assertThat;

/** Random bodies never get a 5xx. */
@QuarkusTest
class FuzzTest {

    private static final int BODIES = 10_000;
    private static final int AT_ONCE = 50;
    private static final int APPLICATIONS = 40;

    private static final List<String> VALID = List.of(
            "{}",
            "{\"provider\":\"geotab\",\"externalId\":\"fleet_456\",\"name\":\"<string>\",\"tags\":[\"Tag Name\"],"
                    + "\"redirectUrl\":\"https://app.acme.com/telematics-success\",\"syncMode\":\"automatic\","
                    + "\"backfill\":{\"startFrom\":\"2021-01-06T03:24:53.000Z\",\"days\":123},\"template\":\"default\"}",
            "{\"providerHints\":[\"geotab\",\"sandbox\"],\"syncMode\":\"manual\"}",
            "{\"provider\":\"sandbox\",\"credentials\":{\"username\":\"fuzz\",\"password\":\"p\"},\"externalId\":\"e\","
                    + "\"company\":{\"name\":\"n\",\"dotNumbers\":[\"1\"]},\"tags\":[\"a\"],\"options\":{\"x\":[1,2.5,null]},"
                    + "\"backfill\":{\"days\":3},\"agreements\":[{\"agreementUrl\":\"https://a.b\",\"type\":\"t\"}]}",
            "{\"name\":\"x\",\"redirectOrigins\":[\"https://a.b\"],\"mergeConnections\":true,\"agreementUrl\":null}");

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "null",
            "true",
            "1",
            "-1",
            "1e400",
            "1E-400",
            "0.1",
            "99999999999999999999",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"tags\"",
            "\"backfill\"",
            "\"days\"",
            "\"provider\"",
            "\"\"",
            " ",
            "\n",
            "\\",
            "é",
            "\uD83D\uDE9A",
            "[[[[",
            "{\"a\":{\"a\":",
            "\"2021-01-06T03:24:53Z\"",
            "\"https://a.b/%\"",
            "\"ltp_\"",
            "\"options\"");

    private final Random random = new Random(20261122);
    // Many, so that none comes near its limit of requests a second.
    private final List<Api> applications =
            Stream.generate(Api::newApplication).limit(APPLICATIONS).toList();

    @TestHTTPResource("/tsp/v1")
    URI base;

    @Test
    void tenThousandBodiesGetNoServerError() {
        HttpClient client = HttpClient.newHttpClient();
        List<String> failed = new ArrayList<>();
        int accepted = 0;
        for (int sent = 0; sent < BODIES; sent += AT_ONCE) {
            List<byte[]> bodies = new ArrayList<>();
            List<CompletableFuture<HttpResponse<Void>>> answers = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                byte[] body = body();
                bodies.add(body);
                answers.add(client.sendAsync(request(body, sent + i), HttpResponse.BodyHandlers.discarding()));
            }
            for (int i = 0; i < AT_ONCE; i++) {
                int status = answers.get(i).join().statusCode();
                accepted += status < 300 ? 1 : 0;
                if (status < 200 || status >= 500 || status == 429 || status >= 300 && status < 400) {
                    failed.add(status + " " + new String(bodies.get(i), StandardCharsets.UTF_8));
                }
            }
        }
        assertThat(failed).isEmpty();
        // Had everything been refused, for whatever reason, this test would say nothing.
        assertThat(accepted).isGreaterThan(BODIES / 100);
    }

    private HttpRequest request(byte[] body, int number) {
        String path = List.of("/link/short", "/connections", "/application").get(number % 3);
        return HttpRequest.newBuilder(URI.create(base + path))
                .method(path.equals("/application") ? "PATCH" : "POST", HttpRequest.BodyPublishers.ofByteArray(body))
                .header(
                        "Authorization",
                        "Bearer " + applications.get(number % APPLICATIONS).token())
                .header("Content-Type", "application/json")
                .build();
    }

    private byte[] body() {
        String valid = VALID.get(random.nextInt(VALID.size()));
        return switch (random.nextInt(5)) {
            case 0 -> pieces().getBytes(StandardCharsets.UTF_8);
            case 1 -> broken(valid.getBytes(StandardCharsets.UTF_8));
            case 2 -> valid.getBytes(StandardCharsets.UTF_8);
            default -> mutated(valid).getBytes(StandardCharsets.UTF_8);
        };
    }

    private String pieces() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private String mutated(String valid) {
        String text = valid;
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(text.length());
            int until = Math.min(text.length(), at + random.nextInt(8));
            text = text.substring(0, at) + PIECES.get(random.nextInt(PIECES.size())) + text.substring(until);
        }
        return text;
    }

    private byte[] broken(byte[] bytes) {
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
