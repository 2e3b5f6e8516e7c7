package dev.hitch.request;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.testing.Api;
import dev.hitch.testing.RawHttp;
import dev.hitch.testing.RawHttp.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** Any request line gets a proper answer: a code opens, a person gets a page, a program gets JSON. */
@QuarkusTest
public class RequestLineTest {

    private static final Pattern DATE =
            Pattern.compile("(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");

    private final Api api = Api.newApplication();

    @TestHTTPResource
    URI root;

    private String code() {
        return api.mint("{}").extract().path("code");
    }

    private Answer get(String target, String... headers) {
        return RawHttp.send(root, "GET " + target, headers);
    }

    private Answer call(String target) {
        return get(target, "Authorization: Bearer " + api.token());
    }

    private static void isOurs(Answer answer) {
        assertThat(answer.header("X-Request-Id")).isNotBlank();
        assertThat(answer.header("Date")).matches(DATE);
    }

    private static void isOurJson(Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
        isOurs(answer);
    }

    private static void isAPage(Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(answer.body()).contains("</html>");
        isOurs(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?x=50%",
                "?%",
                "?%%",
                "?x=%zz&y=%f",
                "?x=%ff",
                "?x=%C3",
                "?x=a|b",
                "?x=a\\b^c`d",
                "?utm_campaign={{campaign.name}}",
                "?utm_campaign=<%=name%>&q=\"quoted\"",
                "?a[]=1&a[0]=2",
                "?x=gr\u00C3\u00B6\u00C3\u009Fe",
                "?x=gr\u00F6\u00DFe",
                "?x=\u0001\u007F",
                "?x=a#b#c",
                "#top",
                "#",
                "?",
                "??",
                "?=&;",
                "%",
                "\u00E2\u0080\u009D",
            })
    void aCodeOpensWhateverFollows(String tail) {
        String code = code();
        Answer answer = get("/" + code + tail);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/?short_code=" + code);
        isOurs(answer);
    }

    @Test
    void soDoesOneAskedForByItsWholeAddress() {
        String code = code();
        assertThat(get("http://localhost:" + root.getPort() + "/" + code + "?x={{x}}&y=50%")
                        .status())
                .isEqualTo(302);
        assertThat(get("http://[::1]:" + root.getPort() + "/" + code + "?x=|").status())
                .isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                ")",
                ",",
                "\"",
                "%20",
                "%C2%A0",
                "%E2%80%9D",
                "%E2%80%8B",
                ").",
                "\u00C2\u00A0",
                "%A0",
                "%0A",
                "'",
                "%3E",
                "%EF%BC%8C",
                ";",
                "/"
            })
    void whatSticksToTheEndOfACodeIsDropped(String stuck) {
        String code = code();
        assertThat(get("/" + code.toUpperCase() + stuck).header("Location")).endsWith("/?short_code=" + code);
        Answer link = get("/?short_code=" + code + stuck);
        isAPage(link, 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%20", "%E2%80%9C", "(", "%3C", "%EF%BB%BF", "\u00E2\u0080\u009C", "\u00AB", "'%22"})
    void whatSticksToItsBeginningToo(String stuck) {
        String code = code();
        assertThat(get("/" + stuck + code).header("Location")).endsWith("/?short_code=" + code);
        isAPage(get("/?short_code=" + stuck + code + "."), 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%sx", "9%s", "%s.html", "%s.x", "x.%s", "%s%%C3%%A9x"})
    void lettersAndDigitsAreNeverDropped(String form) {
        isAPage(get("/" + form.formatted(code())), 404);
    }

    @Test
    void linkOpensWhateverItsAddressHolds() {
        String code = code();
        for (String more : List.of("&utm={{x}}", "&utm=50%", "&utm=%ff", "&%", "&utm=a|b", "&utm=gr\u00F6\u00DFe")) {
            isAPage(get("/?short_code=" + code + more), 200);
        }
        isAPage(get("/?key=%zz"), 400);
        isAPage(get("/connection/%zz?key=%"), 404);
        isAPage(get("/?short_code=%"), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%zz", "/%", "/{code}", "/a|b", "/%ff", "/\u00FF", "/a\u0001b"})
    void aPersonGetsAPage(String target) {
        isAPage(get(target), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%s/foo", "/%s/foo?x=%%", "/%s/%%zz", "/nothing/here/at/all"})
    void anUnknownAddressIsAPageForAPersonAndJsonForAProgram(String form) {
        String target = form.formatted(code());
        isAPage(get(target), 404);
        isAPage(get(target, "Accept: text/html,application/xhtml+xml,*/*;q=0.8"), 404);
        isOurJson(get(target, "Accept: application/json, text/plain, */*"), 404, "not_found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "/tsp/v1/link/short?tag=100%       ! {requestQuery}.tag ! 100%25",
                "/tsp/v1/link/short?tag=%zz&limit=1! {requestQuery}.tag ! %25zz",
                "/tsp/v1/link/short?externalId=%ff ! {requestQuery}.externalId ! ",
                "/tsp/v1/link/short?externalId=a%C3! {requestQuery}.externalId ! ",
                "/tsp/v1/link/short?externalId=\u00ff ! {requestQuery}.externalId ! ",
                "/tsp/v1/link/short?%ff=1          ! {requestQuery}.\uFFFD ! ",
                "/tsp/v1/link/short?%              ! {requestQuery}.% ! ",
                "/tsp/v1/connections?updatedAfter=% ! {requestQuery}.updatedAfter ! %25",
            })
    void theApiNamesWhatItCannotDecode(String target, String path, String suggestion) {
        Answer answer = call(target);
        isOurJson(answer, 400, "bad_request");
        assertThat(answer.body()).contains("\"path\":\"" + path + "\"", "percent-encoded UTF-8");
        if (suggestion != null) {
            assertThat(answer.body()).contains("\"suggestion\":\"" + suggestion + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/tsp/v1/link/short/%zz", "/tsp/v1/link/short/%", "/tsp/v1/link/short/%ff", "/tsp/v1/%/nothing"})
    void theApiSaysSoOfAPathToo(String target) {
        Answer answer = call(target);
        isOurJson(answer, 400, "bad_request");
        assertThat(answer.body()).contains("\"path\":\"{requestPath}\"");
    }

    @Test
    void theApiTakesWhatHasOneMeaning() {
        api.mint("{\"tags\":[\"{a}|b\", \"gr\u00F6\u00DFe\"]}").statusCode(201);
        for (String tag : List.of("{a}|b", "%7Ba%7d%7Cb", "gr\u00C3\u00B6\u00C3\u009Fe", "gr%C3%B6%c3%9Fe")) {
            Answer answer = call("/tsp/v1/link/short?tag=" + tag);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).contains("slk_");
            isOurs(answer);
        }
        isOurJson(call("/tsp/v1/link/short/{id}"), 404, "not_found");
    }

    @Test
    void otherRoutesAnswerAsWell() {
        for (String target : List.of("/link/link.css?%", "/q/openapi?x={y}|%", "/link/theme.css?c=1a1a1a&r=4&x=%")) {
            Answer answer = get(target);
            assertThat(answer.status()).as(target).isEqualTo(200);
            isOurs(answer);
        }
    }

    @Test
    void theFirstLineMayHave16KilobytesAndMoreIsAnsweredByUs() {
        String code = code();
        String long14 = "x".repeat(14_000);
        assertThat(get("/" + code + "?x=" + long14).status()).isEqualTo(302);
        isAPage(get("/?short_code=" + code + "&x=" + long14), 200);
        isOurJson(call("/tsp/v1/link/short?externalId=" + long14), 400, "bad_request");
        String long20 = "x".repeat(20_000);
        isAPage(get("/" + code + "?x=" + long20), 414);
        isOurJson(call("/tsp/v1/link/short?externalId=" + long20), 414, "uri_too_long");
        isOurJson(get("/" + code + "?x=" + long20, "Accept: application/json"), 414, "uri_too_long");
        isAPage(get("/%zz?%zz&lang=%" + long20, "Accept-Language: ,;"), 414);
        isOurJson(RawHttp.send(root, "OPTIONS /%zz?%zz" + long20, "Accept: application/json"), 414, "uri_too_long");
        assertThat(get("/" + code + "?x=" + "x".repeat(70_000)).status()).isEqualTo(414);
    }

    @Test
    void aFileOfAPageIsNoPage() {
        isOurJson(get("/link/nothing.css"), 404, "not_found");
        isOurJson(get("/link/nothing.svg", "Accept: image/svg+xml,image/*;q=0.8,*/*;q=0.5"), 404, "not_found");
    }

    @Test
    void aRequestWithoutHostIsABadRequestOfOurs() {
        for (String target : List.of("/tsp/v1/link/short", "/tsp/v1/link/short?x=%")) {
            isOurJson(RawHttp.exchange(root, List.of("GET " + target + " HTTP/1.1"), new byte[0]), 400, "bad_request");
        }
        isAPage(RawHttp.exchange(root, List.of("GET /zzzzzzzz HTTP/1.1"), new byte[0]), 400);
        String code = code();
        assertThat(RawHttp.exchange(root, List.of("GET /" + code + "?x=% HTTP/1.0"), new byte[0])
                        .status())
                .isEqualTo(302);
    }

    @Test
    void theConnectionGoesOnAfterARefusal() throws IOException {
        String refused =
                "POST /tsp/v1/link/short?% HTTP/1.1\r\nHost: x\r\nContent-Length: 300000\r\n\r\n" + "x".repeat(300_000);
        String options = "OPTIONS / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}";
        String last = "GET /link/link.css HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(root.getHost(), root.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write((refused + options + last).getBytes(StandardCharsets.US_ASCII));
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answers).containsSubsequence("HTTP/1.1 400 ", "HTTP/1.1 204 ", "HTTP/1.1 200 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/%74sp/v1/application", "//tsp/v1/application", "/x/../tsp//v1/./application", "/ts%70/v1/x"})
    void aPathIsJudgedByWhatItMeans(String target) {
        Answer answer = get(target);
        isOurJson(answer, target.endsWith("x") ? 404 : 401, target.endsWith("x") ? "not_found" : "unauthorized");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        Answer undecodable = call("//%74sp/v1/link/short?tag=100%");
        isOurJson(undecodable, 400, "bad_request");
        assertThat(undecodable.body()).contains("{requestQuery}.tag");
    }

    @Test
    void theToolsOfOperatorsAreNotHiddenBehindADisguise() {
        for (String target : List.of("/q/health/live", "/%71/health/live", "//q/health/live", "/q/./health//live")) {
            assertThat(get(target).body())
                    .as(target)
                    .isEqualTo(get("/q/health/live").body());
            // What the API and pages say to OPTIONS is not said of them.
            assertThat(RawHttp.send(root, "OPTIONS " + target).header("Allow"))
                    .as(target)
                    .isNull();
        }
    }

    @Test
    void aTargetThatIsNoPathIsOursAsWell() {
        isOurJson(get("nothing"), 404, "not_found");
        isOurJson(RawHttp.send(root, "OPTIONS *"), 404, "not_found");
    }

    @Test
    void http2IsNoOtherDoor() throws IOException, InterruptedException {
        String code = code();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        // The first request upgrades the connection, those after it are HTTP/2 from the start.
        for (int i = 0; i < 2; i++) {
            String query = "?x=" + "x".repeat(14_000) + "&y=%25";
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(root.resolve("/" + code + query)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Date")).isPresent();
        }
    }

    @Test
    void theVisitorsLanguageIsHandedOnToLink() {
        String code = code();
        assertThat(get("/" + code + "?x=%&lang=fr").header("Location")).endsWith("/?short_code=" + code + "&lang=fr");
        assertThat(get("/" + code + "?lang=xx").header("Location")).endsWith("/?short_code=" + code);
        assertThat(get("/" + code + "?lang=fr%0d%0aX:y").header("Location")).endsWith("/?short_code=" + code);
    }

    @Test
    void everyAnswerSaysWhen() {
        for (String target : List.of("/", "/zzzzzzzz", "/tsp/v1/application", "/link/link.css", "/nothing/here")) {
            Answer answer = get(target);
            Matcher date = DATE.matcher(answer.header("Date"));
            assertThat(date.matches()).as(target).isTrue();
        }
        assertThat(RawHttp.post(root, "/", "x=y".getBytes(StandardCharsets.US_ASCII))
                        .header("Date"))
                .matches(DATE);
    }
}
