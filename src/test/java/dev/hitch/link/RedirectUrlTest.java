package dev.hitch.link;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.testing.Api;
import dev.hitch.testing.Database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/**
 * Where users go afterwards, whatever address the application gave. Visits and answers are read from the socket itself:
 * client libraries put right what a browser would be sent.
 */
@QuarkusTest
class RedirectUrlTest {

    @TestHTTPResource("/")
    URL home;

    private final Api api = Api.newApplication();

    // ---- Taken, and written as ASCII

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://app.acme.test/größe | https://app.acme.test/gr%C3%B6%C3%9Fe",
                "https://app.acme.test/日本?x=é | https://app.acme.test/%E6%97%A5%E6%9C%AC?x=%C3%A9",
                "https://app.acme.test/gr%C3%B6%C3%9Fe?é=%c3%a9#é | https://app.acme.test/gr%C3%B6%C3%9Fe?%C3%A9=%c3%a9#%C3%A9",
                "https://app.acme.test/😀?a=1 | https://app.acme.test/%F0%9F%98%80?a=1",
                "https://bücher.example/cb | https://xn--bcher-kva.example/cb",
                "https://BÜCHER.example:443/Ä | https://xn--bcher-kva.example:443/%C3%84",
                "https://faß.example/cb | https://xn--fa-hia.example/cb",
                "https://例え。テスト/cb | https://xn--r8jz45g.xn--zckzah/cb",
                "https://my_app.acme.test/cb | https://my_app.acme.test/cb",
                "https://app.acme.test/cb?q=a b | https://app.acme.test/cb?q=a%20b",
                "'https://app.acme.test/cb?q={a}|b^`\\<\">' | https://app.acme.test/cb?q=%7Ba%7D%7Cb%5E%60%5C%3C%22%3E",
                "https://app.acme.test/a[1]#f#g | https://app.acme.test/a%5B1%5D#f%23g",
                "https://app.acme.test/cb?d=50% | https://app.acme.test/cb?d=50%25",
                "'\u00a0 \thttps://app.acme.test/cb \n\u3000' | https://app.acme.test/cb",
                "HTTPS://App.Acme.Test/Cb?A=b;c=d | HTTPS://App.Acme.Test/Cb?A=b;c=d",
            })
    void aUrlIsTakenAndWrittenInAscii(String given, String written) {
        String code = minted(new JsonObject().put("provider", "sandbox").put("redirectUrl", given));
        api.request().get("/tsp/v1/link/short").then().body("results[0].redirectUrl", equalTo(written));
        assertThat(withoutToken(connect("/?short_code=" + code))).isEqualTo(written);
    }

    @Test
    void everySpellingOfAUrlIsTheSameRequest() {
        String url = api.mint("{\"redirectUrl\":\"https://bücher.example/日本\"}")
                .statusCode(201)
                .extract()
                .path("url");
        for (String same : List.of(
                "https://bücher.example/%E6%97%A5%E6%9C%AC",
                " https://xn--bcher-kva.example/日本", "https://xn--bcher-kva.example/%E6%97%A5%E6%9C%AC")) {
            api.mint("{\"redirectUrl\":\"" + same + "\"}").statusCode(200).body("url", equalTo(url));
        }
    }

    @Test
    void everyPlaceThatTakesAUrlWritesItInAscii() {
        api.settings(
                        "{\"redirectOrigins\":[\"https://BÜCHER.example:443\",\"https://xn--bcher-kva.example\",\"https://my_app.example\"],"
                                + "\"embedOrigins\":[\"https://bücher.example:8443\"],\"agreementUrl\":\"https://bücher.example/é\"}")
                .statusCode(200)
                .body("redirectOrigins", equalTo(List.of("https://xn--bcher-kva.example", "https://my_app.example")))
                .body("embedOrigins", equalTo(List.of("https://xn--bcher-kva.example:8443")))
                .body("agreementUrl", equalTo("https://xn--bcher-kva.example/%C3%A9"));
        String members = "\"logoUrl\":\"https://bücher.example/ü\",\"redirectUrl\":\"https://bücher.example/é\","
                + "\"agreementUrl\":\"https://bücher.example/§ 1\"";
        ValidatableResponse template = api.post("/tsp/v1/link/templates", "{\"name\":\"t\"," + members + "}")
                .statusCode(201)
                .body("logoUrl", equalTo("https://xn--bcher-kva.example/%C3%BC"))
                .body("redirectUrl", equalTo("https://xn--bcher-kva.example/%C3%A9"))
                .body("agreementUrl", equalTo("https://xn--bcher-kva.example/%C2%A7%201"));
        String id = template.extract().path("id");
        api.request()
                .contentType("application/json")
                .body("{\"redirectUrl\":\"https://bücher.example/ç\"}")
                .patch("/tsp/v1/link/templates/" + id)
                .then()
                .statusCode(200)
                .body("redirectUrl", equalTo("https://xn--bcher-kva.example/%C3%A7"));
        String token = api.connect("{\"provider\":\"sandbox\",\"credentials\":{\"username\":\"u-" + UUID.randomUUID()
                        + "\",\"password\":\"p\"},\"agreements\":[{\"agreementUrl\":\"https://bücher.example/§\"}]}")
                .statusCode(201)
                .extract()
                .path("token");
        api.connection(token)
                .get("/tsp/v1/connections/current")
                .then()
                .body("agreements[0].agreementUrl", equalTo("https://xn--bcher-kva.example/%C2%A7"));
    }

    @Test
    void aTemplatesUrlLeadsThereToo() {
        String template = api.post(
                        "/tsp/v1/link/templates", "{\"name\":\"t\",\"redirectUrl\":\"https://app.acme.test/é?q=a b\"}")
                .statusCode(201)
                .extract()
                .path("id");
        String code = minted(new JsonObject().put("provider", "sandbox").put("template", template));
        assertThat(withoutToken(connect("/?short_code=" + code))).isEqualTo("https://app.acme.test/%C3%A9?q=a%20b");
    }

    @Test
    void anAddressWithAKeyAndASignInAgainLeadThereToo() {
        String key = api.request().get("/tsp/v1/application").path("publishableKey");
        api.settings("{\"redirectOrigins\":[\"https://bücher.example\"]}").statusCode(200);
        String there = "&redirect_url=" + encoded("https://bücher.example/日本?x=é y");
        String written = "https://xn--bcher-kva.example/%E6%97%A5%E6%9C%AC?x=%C3%A9%20y";
        assertThat(withoutToken(connect("/?provider=sandbox&key=" + key + there)))
                .isEqualTo(written);
        String user = "fleet-" + UUID.randomUUID();
        String link = api.connect(user, "").statusCode(201).extract().path("linkUrl");
        String again = link.substring(link.indexOf("/connection/")) + there;
        assertThat(withoutToken(connect(again, user))).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://app.acme.test/日本?x=é", "https://app.acme.test/größe", "https://app.acme.test/\u202ex"})
    void whatWasStoredBeforeLeadsThereOrNowhereButNeverElsewhere(String stored) {
        String code =
                minted(new JsonObject().put("provider", "sandbox").put("redirectUrl", "https://app.acme.test/old"));
        String template = api.post(
                        "/tsp/v1/link/templates", "{\"name\":\"t\",\"redirectUrl\":\"https://app.acme.test/old\"}")
                .extract()
                .path("id");
        String second = minted(new JsonObject().put("provider", "sandbox").put("template", template));
        Database.update(
                "UPDATE short_link SET parameters = jsonb_set(parameters::jsonb, '{redirectUrl}', to_jsonb('" + stored
                        + "'::text)) WHERE code = ?",
                code);
        Database.update(
                "UPDATE link_template SET settings = jsonb_set(settings::jsonb, '{redirectUrl}', to_jsonb('" + stored
                        + "'::text)) WHERE id = ?",
                template);
        for (String opened : List.of(code, second)) {
            String answer = answer("/?short_code=" + opened, user());
            if (stored.contains("\u202e")) {
                assertThat(answer).startsWith("HTTP/1.1 200 ").contains("data-done");
            } else {
                assertThat(URLDecoder.decode(withoutToken(location(answer)), StandardCharsets.UTF_8))
                        .isEqualTo(stored);
            }
        }
    }

    // ---- Refused by name

    // One of many: RedirectUrlRulesTest has the others.
    @Test
    void whatNoUserCanBeSentToIsRefusedByNameEverywhere() {
        String redirect = new JsonObject()
                .put("redirectUrl", "https://app.acme.test\\cb?x=ö")
                .encode();
        String template = new JsonObject(redirect).put("name", "t").encode();
        for (ValidatableResponse refused : List.of(api.mint(redirect), api.post("/tsp/v1/link/templates", template))) {
            refused.statusCode(400)
                    .body("detail.path", equalTo(List.of("{requestBody}.redirectUrl")))
                    .body("detail[0].message", containsString("must not contain a backslash"))
                    .body("detail[0].suggestion", equalTo("https://app.acme.test/cb?x=%C3%B6"));
        }
        api.settings("{\"embedOrigins\":[\"https://my_app.acme.test\"]}")
                .statusCode(400)
                .body("detail.path", equalTo(List.of("{requestBody}.embedOrigins[0]")));
        api.settings("{\"redirectOrigins\":[\"https://my_app.acme.test\"]}").statusCode(200);
    }

    @Test
    void aSuggestionIsTaken() {
        String suggestion = api.mint("{\"redirectUrl\":\"http://bücher.example\\\\日\u202e本?q=a b%\"}")
                .statusCode(400)
                .extract()
                .path("detail[0].suggestion");
        api.mint("{\"redirectUrl\":\"" + suggestion + "\"}").statusCode(201);
    }

    @Test
    void anAddressOfThisServiceIsRefused() {
        String own = home.toString().replaceFirst("/$", "");
        String code = minted(new JsonObject().put("provider", "sandbox"));
        String key = api.request().get("/tsp/v1/application").path("publishableKey");
        for (String address : List.of(
                own + "/" + code,
                own.replace("localhost", "127.0.0.1") + "/?short_code=" + code,
                own.replace("http:", "HTTP:").replace("localhost", "LOCALHOST") + "/connection/x?key=" + key,
                " " + own + "?ü")) {
            String member = "{requestBody}.redirectUrl";
            String why = "must not be an address of this service";
            api.mint("{\"redirectUrl\":\"" + address + "\"}")
                    .statusCode(400)
                    .body("detail.path", hasItem(member))
                    .body("detail[0].message", containsString(why));
            api.post("/tsp/v1/link/templates", "{\"name\":\"t\",\"redirectUrl\":\"" + address + "\"}")
                    .statusCode(400)
                    .body("detail[0].message", containsString(why));
            assertThat(raw("GET", "/?provider=sandbox&key=" + key + "&redirect_url=" + encoded(address), ""))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("class=\"notice\"");
        }
        api.mint("{\"redirectUrl\":\"http://localhost:1/" + code + "\"}").statusCode(201);
    }

    // ---- What is added to it

    @ParameterizedTest
    @CsvSource({
        "https://a.test, https://a.test?TOKEN",
        "https://a.test/, https://a.test/?TOKEN",
        "https://a.test/?, https://a.test/?TOKEN",
        "https://a.test?#, https://a.test?TOKEN#",
        "https://a.test/#/route?x=1, https://a.test/?TOKEN#/route?x=1",
        "https://a.test/?x=1&, https://a.test/?x=1&TOKEN",
        "https://a.test/?x=1&#f, https://a.test/?x=1&TOKEN#f",
        "https://a.test/?a=1;b=2, https://a.test/?a=1;b=2&TOKEN",
        "https://a.test/?a=1;, https://a.test/?a=1;&TOKEN",
        "https://a.test/?a?, https://a.test/?a?&TOKEN",
        "https://a.test/?é#é?&, https://a.test/?%C3%A9&TOKEN#%C3%A9?&",
        "https://a.test/?tokens=1&my_token=2, https://a.test/?tokens=1&my_token=2&TOKEN",
    })
    void tokenAndStateAreAddedToTheQuery(String given, String expected) {
        String code = minted(new JsonObject().put("provider", "sandbox").put("redirectUrl", given));
        String plain = connect("/?short_code=" + code);
        assertThat(plain.replaceFirst("token=pub_tkn_\\w{32}", "TOKEN")).isEqualTo(expected);
        String state = "日本 é&=#%+\"'\\😀\u202e\n;{}";
        String stated = connect("/?short_code=" + code + "&state=" + encoded(state));
        Matcher echoed = Pattern.compile("token=pub_tkn_\\w{32}&state=([A-Za-z0-9%._*~-]*)")
                .matcher(stated);
        assertThat(echoed.find()).as(stated).isTrue();
        assertThat(URLDecoder.decode(echoed.group(1), StandardCharsets.UTF_8)).isEqualTo(state);
        assertThat(echoed.replaceFirst("TOKEN")).isEqualTo(expected);
    }

    // ---- By hand

    private String minted(JsonObject body) {
        return api.mint(body.encode()).statusCode(201).extract().path("code");
    }

    private static String user() {
        return "fleet-" + UUID.randomUUID();
    }

    private String connect(String address) {
        return connect(address, user());
    }

    private String connect(String address, String user) {
        return location(answer(address, user));
    }

    /** What comes of opening {@code address} and sending its form. */
    private String answer(String address, String user) {
        String page = raw("GET", address, "");
        assertThat(page).startsWith("HTTP/1.1 200 ");
        String form = "lang=en&field.username=" + encoded(user) + "&field.password=p&step="
                + encoded(first("name=\"step\" value=\"([^\"]*)\"", page));
        return raw("POST", first("method=\"post\" action=\"([^\"]*)\"", page), form);
    }

    private static String location(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 303 ");
        String location = first("(?i)\r\nlocation: ([^\r]*)\r\n", answer);
        assertThat(location).matches("[!-~]+");
        assertThat(URI.create(location.replace("_", "-"))).hasNoUserInfo();
        return location;
    }

    private static String withoutToken(String location) {
        assertThat(location).containsPattern("[?&]token=pub_tkn_\\w{32}");
        return location.replaceFirst("[?&]token=pub_tkn_\\w{32}", "");
    }

    private static String first(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as("%s in %s", pattern, text).isTrue();
        return found.group(1).replace("&amp;", "&");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String raw(String method, String address, String body) {
        try (Socket socket = new Socket(home.getHost(), home.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write((method + " " + address + " HTTP/1.1\r\nHost: " + home.getAuthority()
                            + "\r\nConnection: close\r\n"
                            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                            + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
