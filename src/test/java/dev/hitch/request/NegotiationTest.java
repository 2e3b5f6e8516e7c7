package dev.hitch.request;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.testing.Api;
import dev.hitch.testing.RawHttp;
import dev.hitch.testing.RawHttp.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** A malformed header of content negotiation never prevents an answer. */
@QuarkusTest
class NegotiationTest {

    private static final Pattern STEP = Pattern.compile("name=\"step\"[^>]*value=\"([^\"]*)\"");

    private final Api api = Api.newApplication();

    @TestHTTPResource
    URI root;

    // A media type that is asked for and not had is 406, as everywhere in the API.
    static Stream<String> headersButAccept() {
        return headers().filter(header -> !header.startsWith("Accept: "));
    }

    static Stream<String> headers() {
        List<String> accepts = List.of(
                "",
                "nonsense",
                "text/plain",
                "image/*",
                "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
                "text/html;q=high",
                "text/html;q=7",
                "text/html;level",
                "text/html;charset=\"unclosed",
                ",",
                "text/html,,",
                "*/*;q=0",
                "a/b/c;d;e=;=f, /, text/, /html, ;q=1");
        List<String> languages = List.of(
                "fr-FR,",
                "es-MX,es;q=0.9,",
                "fr;q=1.0000",
                "fr;q=",
                "fr;level=1",
                ",,;q=1,",
                "",
                "*;q=0",
                "@!?",
                "fr_FR",
                "x-very-long-tag-that-is-no-language-at-all");
        List<String> others = List.of("utf-8,", "gzip,, br;q=", "gzip;level=9", ";;;", "*;q=x", "identity;q=0, *;q=0");
        return Stream.of(
                        accepts.stream().map(value -> "Accept: " + value),
                        languages.stream().map(value -> "Accept-Language: " + value),
                        others.stream().map(value -> "Accept-Charset: " + value),
                        others.stream().map(value -> "Accept-Encoding: " + value))
                .flatMap(all -> all);
    }

    private static void isAPage(Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(answer.body()).contains("</html>");
    }

    private static byte[] form(Answer page) {
        Matcher step = STEP.matcher(page.body());
        assertThat(step.find()).isTrue();
        return ("step=" + URLEncoder.encode(step.group(1), StandardCharsets.UTF_8) + "&field.username="
                        + UUID.randomUUID() + "&field.password=p")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @MethodSource("headers")
    void noneCostsAPageOrTheToken(String header) {
        String code = api.mint(
                        "{\"provider\":\"sandbox\",\"redirectUrl\":\"https://app.acme.com/done\",\"externalId\":\""
                                + UUID.randomUUID() + "\"}")
                .extract()
                .path("code");
        assertThat(RawHttp.send(root, "GET /" + code, header).status()).isEqualTo(302);
        isAPage(RawHttp.send(root, "GET /zzzzzzzz", header), 404);
        isAPage(RawHttp.send(root, "GET /" + code + "/foo", header), 404);
        Answer page = RawHttp.send(root, "GET /?short_code=" + code, header);
        isAPage(page, 200);
        Answer done = RawHttp.post(
                root, "/?short_code=" + code, form(page), "Content-Type: application/x-www-form-urlencoded", header);
        assertThat(done.status()).isEqualTo(303);
        assertThat(done.header("Location")).startsWith("https://app.acme.com/done?token=pub_tkn_");
        assertThat(RawHttp.send(root, "GET /link/theme.css?c=1a1a1a&r=4", header)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("headers")
    void noneCostsTheDonePage(String header) {
        String code = api.mint("{\"provider\":\"sandbox\",\"externalId\":\"" + UUID.randomUUID() + "\"}")
                .extract()
                .path("code");
        Answer page = RawHttp.send(root, "GET /?short_code=" + code, header);
        isAPage(
                RawHttp.post(
                        root,
                        "/?short_code=" + code,
                        form(page),
                        "Content-Type: application/x-www-form-urlencoded",
                        header),
                200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fr-FR,",
                "fr;q=1.0000",
                "fr_FR",
                "de, fr ;q=.5, en;q=0.4",
                "FR",
                ",,fr",
                "en;q=0, fr;q=0.1",
                "?, fr"
            })
    void whatCanBeReadOfAcceptLanguageCounts(String accepted) {
        assertThat(RawHttp.send(root, "GET /zzzzzzzz", "Accept-Language: " + accepted)
                        .body())
                .contains("Ce lien n’existe pas");
    }

    @Test
    void twoHeadersOfANameAreOneList() {
        assertThat(RawHttp.send(root, "GET /zzzzzzzz", "Accept-Language: de", "Accept-Language: fr")
                        .body())
                .contains("Ce lien n’existe pas");
        assertThat(RawHttp.send(root, "GET /zzzzzzzz", "Accept: text/plain", "Accept: application/json")
                        .header("Content-Type"))
                .startsWith("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json,",
                "application/json, text/plain, */*",
                "application/json;charset=utf-8",
                "application/*",
                "application/problem+json",
                "text/html;q=0.5, application/json",
                "nonsense, application/json"
            })
    void whoAsksForJsonGetsJson(String accept) {
        Answer answer = RawHttp.send(root, "GET /zzzzzzzz", "Accept: " + accept);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.body()).contains("\"code\":\"not_found\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept: nonsense",
                "Accept: nonsense, application/json",
                "Accept: ",
                "Accept: ,application/json,",
                "Accept: text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
                "Accept: application/json;q=1.0000",
                "Accept: application/json;q=high",
                "Accept-Language: fr-FR,",
                "Accept-Encoding: ;;;",
                "Accept-Charset: ,"
            })
    void theApiReadsOverWhatItCannotReadToo(String header) {
        String authorization = "Authorization: Bearer " + api.token();
        assertThat(RawHttp.send(root, "GET /tsp/v1/application", authorization, header)
                        .status())
                .isEqualTo(200);
        assertThat(RawHttp.post(
                                root,
                                "/tsp/v1/link/short",
                                "{}".getBytes(StandardCharsets.US_ASCII),
                                "Content-Type: application/json",
                                authorization,
                                header)
                        .status())
                .isBetween(200, 201);
    }

    @ParameterizedTest
    @MethodSource("headersButAccept")
    void noneCostsAPictureOfACode(String header) {
        String id = api.mint("{\"externalId\":\"qr\"}").extract().path("id");
        String target = "GET /tsp/v1/link/short/" + id + "/qr";
        assertThat(RawHttp.send(root, target, "Authorization: Bearer " + api.token(), header)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theApiStillSaysWhatItDoesNotHave() {
        Answer answer = RawHttp.send(
                root, "GET /tsp/v1/application", "Authorization: Bearer " + api.token(), "Accept: text/csv");
        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.body()).contains("\"code\":\"not_acceptable\"");
    }
}
