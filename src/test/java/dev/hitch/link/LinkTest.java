package dev.hitch.link;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.testing.Api;
import dev.hitch.testing.Database;
import dev.hitch.testing.Eventually;
import dev.hitch.testing.MutableClock;
import dev.hitch.testing.Together;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

/** Link through the front door, as a browser without script uses it. */
@QuarkusTest
class LinkTest {

    private static final String BACK = "https://app.acme.com/done?a=1#end";
    private static final String HOSTILE = "\"><script>alert(1)</script>";

    @ConfigProperty(name = "quarkus.log.file.path")
    Path log;

    private final Api api = Api.newApplication();
    private final String username = "fleet-" + UUID.randomUUID();

    private String mint(String json) {
        return "/?short_code=" + api.mint(json).extract().<String>path("code");
    }

    private String key() {
        return api.request().get("/tsp/v1/application").path("publishableKey");
    }

    private static RequestSpecification browser() {
        return given().urlEncodingEnabled(false).redirects().follow(false);
    }

    private static ValidatableResponse open(String address) {
        return browser().get(address).then();
    }

    private static Response page(String address) {
        return open(address).statusCode(200).extract().response();
    }

    private static String first(String pattern, Response page) {
        Matcher found = Pattern.compile(pattern).matcher(page.asString());
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1).replace("&amp;", "&");
    }

    private static String step(Response page) {
        return first("name=\"step\" value=\"([^\"]*)\"", page);
    }

    private static String action(Response page) {
        return first("method=\"post\" action=\"([^\"]*)\"", page);
    }

    private static ValidatableResponse send(Response page, String user, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(
                Map.of("step", step(page), "lang", "en", "field.username", user, "field.password", "hunter2"));
        form.putAll(more);
        return browser()
                .contentType(ContentType.URLENC.withCharset("UTF-8"))
                .formParams(form)
                .post(action(page))
                .then();
    }

    private static ValidatableResponse send(Response page, String user) {
        return send(page, user, Map.of());
    }

    private static String token(ValidatableResponse answer) {
        String location = answer.statusCode(303).extract().header("Location");
        Matcher found = Pattern.compile("token=(pub_tkn_\\w{32})").matcher(location);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private ValidatableResponse exchange(String token) {
        return api.post("/tsp/v1/public-token/exchange", "{\"publicToken\":\"" + token + "\"}");
    }

    private String sandbox(String more) {
        return mint("{\"provider\":\"sandbox\",\"redirectUrl\":\"" + BACK + "\"" + more + "}");
    }

    private long connections() {
        String application = api.request().get("/tsp/v1/application").path("id");
        return Long.parseLong(
                Database.select("SELECT count(*)::text FROM connection WHERE application_id = ?", application)
                        .get(0));
    }

    @Test
    void aLinkBecomesAConnection() {
        Response page = page(sandbox(",\"externalId\":\"secret-id\",\"name\":\"Acme\",\"tags\":[\"secret-tag\"]")
                + "&state=a%20b%26c");
        assertThat(page.asString()).doesNotContain("secret-id", "secret-tag");
        ValidatableResponse sent = send(page, username);
        sent.header("Location", matchesPattern("https://app\\.acme\\.com/done\\?a=1&token=\\w+&state=a%20b%26c#end"))
                .header("Cache-Control", "no-store");
        exchange(token(sent))
                .statusCode(200)
                .body("externalId", equalTo("secret-id"))
                .body("externalIdVerified", equalTo(true))
                .body("tags", equalTo(List.of("secret-tag")))
                .body("company.name", equalTo("Acme"))
                .body("status", equalTo("connected"));
    }

    @Test
    void aSuccessIsCountedOnceHoweverOftenItsFormIsSent() {
        String address = sandbox("");
        Response page = page(address);
        send(page, "wrong-password").statusCode(422);
        Together.run(4, i -> send(page, username).statusCode(303));
        send(page, username).statusCode(303);
        // The same account again, from a page of its own, is a success of its own.
        send(page(address), username).statusCode(303);
        String code = address.substring(address.indexOf('=') + 1);
        assertThat(Eventually.see(() -> completions(code), "2"::equals)).isEqualTo("2");
    }

    // Counts are written in the background, those of other tests too.
    private static List<String> withoutCounts() {
        return Database.dump().stream()
                .map(row -> row.replaceAll("\"(opens|last_opened_at|completions)\":[^,}]*", ""))
                .sorted()
                .toList();
    }

    private static String completions(String code) {
        return Database.select("SELECT completions::text FROM short_link WHERE code = ?", code)
                .get(0);
    }

    @Test
    void openingChangesNothing() {
        String address = sandbox("");
        List<String> before = withoutCounts();
        page(address);
        page(address);
        assertThat(withoutCounts()).isEqualTo(before);
    }

    @Test
    void theUserPicksAProviderWhereNoneIsGiven() {
        String address = mint("{\"providerHints\":[\"sandbox\"]}");
        Response list = page(address + "&lang=fr");
        assertThat(list.asString().indexOf("Sandbox"))
                .isLessThan(list.asString().indexOf("Geotab"));
        open(address + "&q=geo").body(containsString("data-choice=\"Sandbox sandbox\" hidden"));
        Response form = page(first("class=\"choice\" href=\"([^\"]*pick=sandbox[^\"]*)\"", list));
        assertThat(form.asString()).contains("lang=\"fr\"");
        page(first("class=\"back\"><a href=\"([^\"]*)\"", form));
        // Nowhere to go back to: a page that says so.
        send(form, username).statusCode(200).body(containsString("data-done"), not(containsString("pub_tkn_")));
        assertThat(connections()).isEqualTo(1);
    }

    @Test
    void aKeyAndParametersOpenItToo() {
        api.settings("{\"redirectOrigins\":[\"https://app.acme.com\"]}").statusCode(200);
        String address = "/?key=" + key() + "&provider=sandbox&name=Acme&external_id=x1&tags=a,b&sync_mode=manual"
                + "&backfill_days=3&redirect_url=https%3A%2F%2Fapp.acme.com%2F";
        exchange(token(send(page(address), username)))
                .body("externalId", equalTo("x1"))
                .body("externalIdVerified", equalTo(false))
                .body("tags", equalTo(List.of("a", "b")))
                .body("syncMode", equalTo("manual"))
                .body("company.name", equalTo("Acme"));
        assertThat(Database.select(
                        "SELECT 1::text FROM connection WHERE external_id = 'x1' AND backfill_from IS NOT NULL"))
                .isNotEmpty();
    }

    @Test
    void aBackfillMayStartFromADate() {
        api.settings("{\"redirectOrigins\":[\"https://app.acme.com\"]}").statusCode(200);
        String address = "/?key=" + key() + "&provider=sandbox&external_id=dated&backfill_start_from=2021-01-06";
        String id = exchange(token(send(page(address + "&redirect_url=https%3A%2F%2Fapp.acme.com%2F"), username)))
                .extract()
                .path("id");
        assertThat(Database.select(
                        "SELECT (backfill_from = '2021-01-06T00:00:00Z')::text FROM connection WHERE id = ?", id))
                .containsExactly("true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "provider=nobody",
                "sync_mode=sometimes",
                "backfill_days=-1",
                "backfill_days=x",
                "backfill_start_from=yesterday",
                "backfill_start_from=2021-13-01",
                "redirect_url=javascript:alert(1)",
                "redirect_url=https://evil.example/",
                "redirect_url=https://app.acme.com@evil.example/",
                "redirect_url=//evil.example/",
                "template=ltp_01HXQ4YK8V2X0X0X0X0X0X0X0X",
                "name=%00",
                "state=%00"
            })
    void whatCannotBeIsAPageThatSaysSo(String parameter) {
        api.settings("{\"redirectOrigins\":[\"https://app.acme.com\"]}");
        open("/?key=" + key() + "&" + parameter)
                .statusCode(400)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .body(containsString("class=\"notice\""), not(containsString("<form")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?sync_mode=sometimes",
                "/?provider=geotap",
                "/?backfill_days=x",
                "/?tags=%00",
                "/?template=ltp_unknown",
                "/?redirect_url=ftp%3A%2F%2Fx",
                "/?short_code=zzzzzzzz",
                "/connection/conn_01JB7K3N2QZP7TVR4FX8SDWFH9?x=1",
                "/connection/nonsense?x=1"
            })
    void whoEmbedsLinkSeesWhyAnAddressIsRefused(String address) {
        api.settings("{\"embedOrigins\":[\"https://app.acme.com\"]}");
        open(address + "&key=" + key())
                .statusCode(greaterThanOrEqualTo(400))
                .header("Content-Security-Policy", containsString("frame-ancestors https://app.acme.com;"))
                .header("Cross-Origin-Opener-Policy", nullValue())
                .body(containsString("class=\"notice\""), containsString("data-embedders=\"https://app.acme.com\""));
        open(address + "&key=pk_" + "x".repeat(32))
                .statusCode(greaterThanOrEqualTo(400))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
    }

    @ParameterizedTest
    @CsvSource({
        "/, Open the link you were sent, fr",
        "/?lang=fr, Ouvrez le lien que vous avez reçu, es",
        "/?lang=es, Abra el enlace que recibió, en",
        "/?utm_source=mail, Open the link you were sent, es"
    })
    void anAddressWithoutALinkIsANeutralPage(String address, String title, String other) {
        open(address)
                .statusCode(200)
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .body(containsString("<title>" + title), containsString("class=\"notice\""))
                .body(containsString("href=\"/?lang=" + other + "\""), not(containsString("class=\"brand-name\"")));
    }

    @Test
    void deadLinksAreExplained() {
        open("/?key=pk_unknown").statusCode(400);
        open("/?short_code=zzzzzzzz").statusCode(404).body(containsString("This link does not exist"));
        String address = sandbox("");
        Response page = page(address);
        api.revoke(address.substring(13));
        open(address).statusCode(410);
        send(page, username).statusCode(410);
        assertThat(connections()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "wrong-password, 422",
        "no-permission, 422",
        "rate-limited, 429",
        "provider-down, 502",
        "provider-slow, 504"
    })
    void aFailureKeepsWhatWasTypedButSecrets(String user, int status) {
        Response page = page(sandbox(""));
        Response again = send(page, user)
                .statusCode(status)
                .body(containsString("value=\"" + user + "\""), not(containsString("hunter2")))
                .body(containsString("class=\"trouble\""))
                .extract()
                .response();
        assertThat(again.header("Retry-After")).isEqualTo(status == 429 ? "30" : null);
        assertThat(connections()).isZero();
        token(send(again, username));
    }

    @Test
    void whatIsMissingIsNamed() {
        send(page(sandbox("")), " ")
                .statusCode(422)
                .body(containsString("id=\"fault-username\""), not(containsString("hunter2")));
    }

    @Test
    void theLanguageChangesWithoutLosingWhatWasTyped() {
        Response page = page(sandbox(""));
        send(page, username, Map.of("do", "lang-es"))
                .statusCode(200)
                .body(containsString("lang=\"es\""), containsString("value=\"" + username + "\""))
                .body(not(containsString("class=\"trouble\"")));
        browser().header("Accept-Language", "fr").get(action(page)).then().body(containsString("<html lang=\"en\""));
        assertThat(connections()).isZero();
    }

    @Test
    void aStepThatIsForgedForeignOrOverIsRefused() {
        Response page = page(sandbox(""));
        Response other = page(sandbox(",\"name\":\"other\""));
        send(page, username, Map.of("step", step(other))).statusCode(400).body(containsString("class=\"button\" href"));
        String changed = step(page).replaceFirst("~.", step(page).contains("~_") ? "~A" : "~_");
        for (String forged : List.of("", "x", "~", "k~AAAA", changed, "é~" + HOSTILE)) {
            send(page, username, Map.of("step", forged)).statusCode(400);
        }
        MutableClock.ahead(Duration.ofMinutes(30), () -> send(page, username)
                .statusCode(400)
                .body(containsString("class=\"button\" href=\"" + action(page).replace("&", "&amp;"))));
        assertThat(connections()).isZero();
        MutableClock.ahead(Duration.ofMinutes(29), () -> token(send(page, username)));
    }

    /** A frame with neither scripts nor an origin; as one without script it cannot say so itself. */
    @Test
    void aFormFromASandboxedFrameIsToldWhatIsWrong() {
        Response page = page(sandbox(""));
        browser()
                .header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Dest", "iframe")
                .header("Origin", "null")
                .contentType(ContentType.URLENC.withCharset("UTF-8"))
                .formParams("step", step(page), "field.username", username, "field.password", "hunter2")
                .post(action(page))
                .then()
                .statusCode(400)
                .body(
                        containsString("The website around it does not let it work."),
                        containsString("allow-same-origin"),
                        not(containsString("changed")));
        assertThat(connections()).isZero();
    }

    @Test
    void aFrameThatTheBrowserDoesNotTellOfIsHandedTheToken() {
        api.settings("{\"embedOrigins\":[\"https://app.acme.com\"]}");
        send(page(sandbox("")), username, Map.of("framed", "yes"))
                .statusCode(200)
                .body(containsString("data-public-token=\"pub_tkn_"));
        send(page(sandbox(",\"name\":\"unframed\"")), username).statusCode(303);
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site, cross-site", "Sec-Fetch-Site, same-site", "Origin, https://evil.example"})
    void otherSitesCannotSendTheForm(String header, String value) {
        Response page = page(sandbox(""));
        browser()
                .header(header, value)
                .contentType(ContentType.URLENC.withCharset("UTF-8"))
                .formParams("step", step(page), "field.username", username, "field.password", "hunter2")
                .post(action(page))
                .then()
                .statusCode(400);
        assertThat(connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sendingTwiceMakesOneConnection(boolean merging) {
        api.settings("{\"mergeConnections\":" + merging + "}");
        Response page = page(sandbox(",\"externalId\":\"twice\""));
        List<String> tokens = Together.run(8, i -> token(send(page, username)));
        assertThat(tokens).doesNotHaveDuplicates();
        assertThat(connections()).isEqualTo(1);
        assertThat(tokens.stream()
                        .map(token -> exchange(token).statusCode(200).extract().<String>path("id")))
                .hasSize(8)
                .containsOnly(exchange(token(send(page, username))).extract().<String>path("id"));
        // Credentials are asked about every time, and another account needs a page of its own.
        send(page, "wrong-password").statusCode(422);
        send(page, username + "-2", Map.of())
                .statusCode(409)
                .body(
                        containsString("It has connected another account, which stays connected."),
                        containsString("Start again"),
                        not(containsString("pub_tkn_")));
        assertThat(connections()).isEqualTo(1);
    }

    @Test
    void twoTabsMakeOneConnection() {
        String address = sandbox("");
        String one = exchange(token(send(page(address), username))).extract().path("id");
        exchange(token(send(page(address), username))).body("id", equalTo(one));
        assertThat(connections()).isEqualTo(1);
    }

    @Test
    void whatIsToBeAcceptedIsRecorded() {
        api.settings("{\"agreementUrl\":\"https://acme.com/terms\"}");
        Response page = page(sandbox(""));
        send(page, username).statusCode(422).body(containsString("fault-agreement"));
        assertThat(connections()).isZero();
        String token = exchange(token(send(page, username, Map.of("agreement", "accepted"))))
                .extract()
                .path("token");
        api.request()
                .header("Connection-Token", token)
                .get("/tsp/v1/connections/current")
                .then()
                .body("agreements", hasSize(1))
                .body("agreements[0].agreementUrl", equalTo("https://acme.com/terms"))
                .body("agreements[0].ipAddress", equalTo("127.0.0.1"))
                .body("agreements[0].userAgent", startsWith("Apache-HttpClient"))
                .body("agreements[0].acceptedAt", startsWith("20"));
    }

    @Test
    void aTemplateFillsInWhatTheLinkDoesNotSay() {
        String template = api.post("/tsp/v1/link/templates", """
                        {"name":"t","displayName":"Acme Cards","primaryColor":"#0A5C36","borderRadius":4,"defaultTags":["d","own"],
                         "syncMode":"manual","redirectUrl":"https://template.acme.com/","agreementUrl":"https://acme.com/t",
                         "content":{"fr":{"heading":"Bonjour","button":"Allons"}}}""")
                .statusCode(201)
                .extract()
                .path("id");
        String address = mint("{\"provider\":\"sandbox\",\"tags\":[\"own\"],\"template\":\"" + template + "\"}");
        open(address + "&lang=fr")
                .body(containsString("Acme Cards"), containsString("Bonjour"), containsString("Allons"))
                .body(containsString("c=0a5c36"), containsString("https://acme.com/t"));
        ValidatableResponse sent = send(page(address), username, Map.of("agreement", "accepted"));
        sent.header("Location", startsWith("https://template.acme.com/?token="));
        exchange(token(sent)).body("tags", equalTo(List.of("own", "d"))).body("syncMode", equalTo("manual"));
    }

    @Test
    void anApplicationWithoutANameIsACompany() {
        String form = page(sandbox("")).asString();
        assertThat(form).contains("A company</bdi> asks for access to your").doesNotContain(api.client());
        assertThat(page(sandbox("") + "&lang=es").asString()).contains("Una empresa</bdi> solicita acceso");
        api.settings("{\"name\":\"Acme\"}").statusCode(200);
        assertThat(page(sandbox("")).asString()).contains("Acme</bdi> asks for access to your");
    }

    @Test
    void noTextOfATemplateHidesWhoAsksForWhichAccount() {
        String template = api.post("/tsp/v1/link/templates", """
                        {"name":"t","displayName":"Acme","content":{"en":{"heading":"H","text":"T","button":"B"}}}""").extract().path("id");
        assertThat(page(sandbox(",\"template\":\"" + template + "\"")).asString())
                .contains(
                        "<h1>Sign in to <bdi translate=\"no\">Sandbox</bdi></h1>",
                        "<bdi translate=\"no\">Acme</bdi> asks for access to your <bdi translate=\"no\">Sandbox</bdi> account.",
                        "<title>Sign in to Sandbox · Acme</title>");
    }

    @Test
    void aLinkInAChatIsShownWithItsSenderAndNothingElse() {
        String template = api.post("/tsp/v1/link/templates", """
                        {"name":"t","displayName":"Acme & Sons","purpose":"To price your insurance","language":"es",
                         "logoUrl":"https://acme.example/logo.png"}""")
                .statusCode(201)
                .extract()
                .path("id");
        String code = api.mint(
                        "{\"externalId\":\"customer-1\",\"name\":\"Nordic Haulage\",\"template\":\"" + template + "\"}")
                .extract()
                .path("code");
        // As WhatsApp does: follows the redirect of the short link, accepts no language.
        String page = given().header("User-Agent", "WhatsApp/2.23.20.0")
                .header("Accept-Language", "")
                .get("/" + code)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(page)
                .contains(
                        "<meta property=\"og:site_name\" content=\"Acme &amp; Sons\">",
                        "<meta property=\"og:title\" content=\"Acme &amp; Sons solicita acceso\">",
                        "<meta property=\"og:description\" content=\"To price your insurance\">",
                        "<meta property=\"og:image\" content=\"https://acme.example/logo.png\">")
                .doesNotContain("customer-1", "Nordic Haulage");
    }

    @ParameterizedTest
    @CsvSource({
        "connected, This connection works.",
        "disconnected, can no longer reach this account.",
        "archived, This connection has been archived.",
        "pending_deletion, This connection is about to be deleted."
    })
    void signingInAgainBeginsWithTheStateOfTheConnection(String status, String words) {
        String user = "fleet." + UUID.randomUUID() + "@acme.com";
        ValidatableResponse made = api.connect(user, "");
        Database.update(
                "UPDATE connection SET status = '" + status + "', delete_after = CASE '" + status
                        + "' WHEN 'pending_deletion' THEN now() + interval '1 day' END WHERE id = ?",
                made.extract().<String>path("id"));
        String link = made.extract().path("linkUrl");
        assertThat(page(link.substring(link.indexOf("/connection/"))).asString())
                .contains(words, "fl•••@acme.com")
                .doesNotContain(user);
    }

    @Test
    void whatWentWrongHasAReferenceThatTheLogHasToo() throws IOException {
        Response answer = send(page(sandbox("")), "provider-down")
                .statusCode(502)
                .extract()
                .response();
        String id = answer.header("X-Request-Id");
        assertThat(answer.asString()).contains(id.substring(id.length() - 8));
        String over = mint("{}");
        api.revoke(over.substring(13));
        Response gone =
                browser().header("X-Request-Id", "01JB7K3N2QZP7TVR4FX8SDWFH9").get(over);
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.asString()).contains("8SDWFH9");
        assertThat(Files.readString(log))
                .contains("A user is told PROVIDER_DOWN, reference " + id.substring(id.length() - 8))
                .contains("A user is told LINK_OVER, reference X8SDWFH9");
    }

    @Test
    void anOriginThatIsNoLongerListedIsNotGoneTo() {
        Response page = page(sandbox(""));
        api.settings("{\"redirectOrigins\":[\"https://other.acme.com\"]}");
        send(page, username).statusCode(200).body(containsString("data-done"));
    }

    @Test
    void aPageThatShowsItInAFrameIsHandedTheToken() {
        api.settings("{\"embedOrigins\":[\"https://app.acme.com\"]}");
        Response page = browser().header("Sec-Fetch-Dest", "iframe").get(sandbox(""));
        assertThat(page.header("Content-Security-Policy"))
                .contains("frame-ancestors https://app.acme.com")
                .doesNotContain("form-action");
        String body = send(page, username)
                .statusCode(200)
                .body(containsString("data-embedders=\"https://app.acme.com\""))
                .extract()
                .asString();
        Matcher token =
                Pattern.compile("data-public-token=\"(pub_tkn_\\w{32})\"").matcher(body);
        assertThat(token.find()).isTrue();
        exchange(token.group(1)).statusCode(200);
    }

    @Test
    void signingInAgainKeepsTheConnection() {
        api.settings("{\"redirectOrigins\":[\"https://app.acme.com\"]}").statusCode(200);
        ValidatableResponse made = api.connect(username, "");
        String id = made.extract().path("id");
        api.become(made.extract().path("token"), "disconnected");
        String link = made.extract().path("linkUrl");
        String address = link.substring(link.indexOf("/connection/"));
        Response page = page(address + "&state=s&redirect_url=https%3A%2F%2Fapp.acme.com%2F");
        send(page, "somebody-else").statusCode(422).body(containsString("class=\"trouble\""));
        ValidatableResponse sent = send(page, username);
        sent.header("Location", allOf(startsWith("https://app.acme.com/?token="), containsString("&state=s")));
        exchange(token(sent))
                .body("id", equalTo(id))
                .body("token", equalTo(made.extract().<String>path("token")))
                .body("status", equalTo("connected"));
        open("/connection/" + id + "?key=" + new LinkTest().key())
                .statusCode(404)
                .contentType("text/html");
        open("/connection/nobody?key=" + key()).statusCode(404);
        open("/connection/" + id).statusCode(404);
        Database.update("UPDATE connection SET status = 'deleted' WHERE id = ?", id);
        open(address).statusCode(404);
        send(page, username).statusCode(404);
    }

    @Test
    void whatAnAddressSaysIsShownAsText() {
        String hostile = URLEncoder.encode(HOSTILE, StandardCharsets.UTF_8);
        String address = "/?key=" + key() + "&q=" + hostile + "&name=" + hostile + "&external_id=" + hostile + "&tags="
                + hostile + "&state=" + hostile + "&lang=" + hostile;
        for (String start : List.of(
                address,
                address + "&provider=sandbox",
                address + "&provider=" + hostile,
                address + "&key=" + hostile)) {
            open(start).body(not(containsString("<script>")));
        }
        send(page(address + "&provider=sandbox"), HOSTILE, Map.of("do", "lang-fr"))
                .body(not(containsString("<script>")));
    }

    @Test
    void everyPageHasItsHeaders() {
        for (String address : List.of("/", sandbox(""), mint("{}"), "/connection/x")) {
            open(address)
                    .header("Cache-Control", "no-store")
                    .header("Referrer-Policy", "no-referrer")
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                    .header("Content-Security-Policy", not(containsString("unsafe")));
        }
    }

    @Test
    void aFormThatIsTooLargeIsRefused() {
        Response page = page(sandbox(""));
        send(page, "x".repeat(70_000)).statusCode(413);
        send(page, "x".repeat(2_000)).statusCode(422).body(containsString("fault-username"));
    }
}
