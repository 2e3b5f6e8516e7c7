package dev.hitch.packaging;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.restassured.http.ContentType;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import dev.hitch.testing.HitchProcess;
import dev.hitch.testing.Nginx;
import dev.hitch.testing.Production;
import dev.hitch.testing.Together;
import dev.hitch.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What strangers without a token can do to a small process: nothing that others notice. */
class StrangersIT {

    private static final int FORMS = 200;
    private static final int HEADS = 2000;
    private static final String ALIVE = "GET /q/health/live HTTP/1.1\r\nHost: x\r\n\r\n";

    private static HitchProcess small(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Production.environment());
        environment.put("JAVA_TOOL_OPTIONS", "-Xmx192m -XX:+ExitOnOutOfMemoryError");
        environment.putAll(more);
        return HitchProcess.start(environment);
    }

    private static String mint(HitchProcess service) {
        return given().auth()
                .oauth2(Tokens.of(Tokens.newClient()))
                .contentType(ContentType.JSON)
                .body("{}")
                .post(service.url() + "/tsp/v1/link/short")
                .then()
                .statusCode(201)
                .extract()
                .path("code");
    }

    private static int visit(String url, String code) {
        return given().redirects().follow(false).get(url + "/" + code).statusCode();
    }

    @Test
    void unfinishedFormsStopNobody() throws IOException {
        try (HitchProcess service = small(Map.of())) {
            String code = mint(service);
            List<Socket> forms = Together.run(20, i -> some(service, i)).stream()
                    .flatMap(List::stream)
                    .toList();
            assertThat(forms).hasSize(FORMS);
            for (int i = 0; i < 20; i++) {
                assertThat(visit(service.url(), code)).isEqualTo(302);
                given().get(service.url() + "/q/health/live").then().statusCode(200);
            }
            mint(service);
            for (Socket form : forms) {
                form.close();
            }
            mint(service);
            assertThat(service.output()).doesNotContain("java.lang.OutOfMemoryError");
        }
    }

    private static List<Socket> some(HitchProcess service, int first) {
        List<Socket> open = new ArrayList<>();
        for (int i = first; i < FORMS; i += 20) {
            open.add(form(URI.create(service.url()), i % 3));
        }
        return open;
    }

    // One in three is as large as forms may be. What the others send is more, announced or not.
    private static Socket form(URI service, int kind) {
        String[] framing = {"Content-Length: 65536", "Content-Length: 3900000", "Transfer-Encoding: chunked"};
        int size = kind == 0 ? 65_000 : 3_899_000;
        try {
            Socket socket = new Socket(service.getHost(), service.getPort());
            try {
                OutputStream out = socket.getOutputStream();
                out.write(("POST /?key=pk_x HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                                + framing[kind] + "\r\n\r\n" + (kind == 2 ? "ffffff\r\n" : ""))
                        .getBytes(StandardCharsets.US_ASCII));
                out.write(new byte[size]);
            } catch (IOException hungUp) {
                // That is the point.
            }
            return socket;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void connectionsBeyondTheSettingAreClosedAndTheOthersGoOn() throws IOException {
        try (HitchProcess service = small(Map.of("HITCH_HTTP_CONNECTIONS", "20"))) {
            URI root = URI.create(service.url());
            List<Socket> idle = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Socket socket = new Socket(root.getHost(), root.getPort());
                socket.setSoTimeout(10_000);
                drip(socket, ALIVE);
                idle.add(socket);
            }
            // The test itself keeps one or two for other calls.
            assertThat(idle.stream().filter(StrangersIT::answers)).hasSizeBetween(15, 20);
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    @Test
    void headsThatDripEndAtTheProxy() throws IOException {
        Assumptions.assumeTrue(Nginx.installed(), "no nginx on this machine");
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/net/tcp")), "not on Linux");
        try (HitchProcess service = small(Map.of());
                Nginx proxy = Nginx.before(service)) {
            String code = mint(service);
            List<Socket> heads = new ArrayList<>();
            for (int i = 0; i < HEADS; i++) {
                heads.add(new Socket("127.0.0.1", proxy.port()));
                drip(heads.get(i), "GET /" + code + " HTTP/1.1\r\nHost: x\r\nX-Drip: ");
            }
            String url = "http://127.0.0.1:" + proxy.port();
            for (int round = 0; round < 5; round++) {
                for (Socket head : heads) {
                    drip(head, "x");
                }
                assertThat(visit(url, code)).isEqualTo(302);
            }
            assertThat(connectionsTo(service)).isBetween(1L, 50L);
            String token = "x".repeat(20_000);
            given().auth().oauth2(token).get(url + "/tsp/v1/application").then().statusCode(401);
            String batch = "{\"requests\":[{}]}" + " ".repeat(2_000_000);
            given().auth()
                    .oauth2(Tokens.of(Tokens.newClient()))
                    .contentType(ContentType.JSON)
                    .body(batch.getBytes(StandardCharsets.US_ASCII))
                    .post(url + "/tsp/v1/link/short/batch")
                    .then()
                    .statusCode(200);
            for (Socket head : heads) {
                head.close();
            }
        }
    }

    private static boolean answers(Socket socket) {
        try {
            return socket.getInputStream().read() == 'H';
        } catch (SocketException hungUp) {
            return false;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    // Those of the proxy are made by IPv4. The test's own are not.
    private static long connectionsTo(HitchProcess service) throws IOException {
        String port = "%04X".formatted(URI.create(service.url()).getPort());
        try (Stream<String> lines = Files.lines(Path.of("/proc/net/tcp"))) {
            return lines.filter(line -> line.strip().split("\\s+")[2].endsWith(":" + port))
                    .count();
        }
    }

    private static void drip(Socket head, String text) throws IOException {
        head.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void imagesEndAProcessThatHasRunOutOfMemory() throws IOException {
        assertThat(Files.readAllLines(Path.of("src/main/docker/jvm.args"))).contains("-XX:+ExitOnOutOfMemoryError");
    }
}
