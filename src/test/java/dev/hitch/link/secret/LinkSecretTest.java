package dev.hitch.link.secret;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.testing.Api;
import dev.hitch.testing.Database;
import dev.hitch.testing.LinkVisit;
import dev.hitch.testing.MutableClock;
import dev.hitch.testing.Together;
import dev.hitch.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

/** What a stranger's address with a publishable key can do, and what one that the application signed can. */
@QuarkusTest
class LinkSecretTest {

    private static final String SECRET = "/tsp/v1/application/secret";
    private static final String EVIL = "https://evil.example/collect";

    // Valid still when the clock is ahead.
    private final Api api = lasting();
    private final String username = "fleet-" + UUID.randomUUID();

    private static Api lasting() {
        String client = Tokens.newClient();
        return new Api(client, Tokens.lasting(client, Duration.ofDays(3)));
    }

    private String key() {
        return api.request().get("/tsp/v1/application").path("publishableKey");
    }

    private String secret() {
        return api.request().get(SECRET).then().statusCode(200).extract().path("secret");
    }

    private String rotate() {
        return api.request()
                .post(SECRET + "/rotate")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
    }

    private Map<String, String> parameters(String... pairs) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("key", key(), "provider", "sandbox"));
        for (int i = 0; i < pairs.length; i += 2) {
            all.put(pairs[i], pairs[i + 1]);
        }
        return all;
    }

    private static String address(Map<String, String> parameters) {
        return LinkSignature.canonical(parameters).transform(query -> "/?" + query)
                + (parameters.containsKey("sig") ? "&sig=" + parameters.get("sig") : "");
    }

    private static Map<String, String> sign(String secret, Map<String, String> parameters) {
        parameters.put("sig", LinkSignature.sign(secret, LinkSignature.canonical(parameters)));
        return parameters;
    }

    private String signed(String... pairs) {
        Map<String, String> all = parameters(pairs);
        all.putIfAbsent("expires", String.valueOf(Instant.now().getEpochSecond() + 3600));
        return address(sign(secret(), all));
    }

    private ValidatableResponse signIn(String address) {
        return LinkVisit.open(address).signIn(username, "x");
    }

    private ValidatableResponse onlyConnection() {
        return api.request().get("/tsp/v1/connections").then().body("results.size()", equalTo(1));
    }

    private static String redirect(ValidatableResponse answer) {
        return answer.statusCode(303).extract().header("Location");
    }

    private ValidatableResponse exchange(String location, String more) {
        String token = location.replaceAll(".*token=(pub_tkn_\\w{32}).*", "$1");
        return api.post("/tsp/v1/public-token/exchange", "{\"publicToken\":\"" + token + "\"" + more + "}");
    }

    // ---- The stranger

    @Test
    void aStrangersLinkLeadsNowhereAndItsExternalIdIsNotVerified() {
        LinkVisit visit = LinkVisit.open(address(parameters("redirect_url", EVIL, "external_id", "other-tenant")));
        assertThat(visit.page()).doesNotContain("you will continue on");
        visit.signIn(username, "x")
                .statusCode(200)
                .header("Location", nullValue())
                .header("Content-Security-Policy", not(containsString("evil.example")))
                .body(containsString("data-done"), not(containsString("pub_tkn_")));
        onlyConnection()
                .body("results.externalId", contains("other-tenant"))
                .body("results.externalIdVerified", contains(false));
    }

    @Test
    void aTemplateOrASecondLoginDoesNotLeadThereEither() {
        String template = api.template("{\"name\":\"t\",\"redirectUrl\":\"https://app.acme.com/\"}");
        signIn(address(parameters("template", template))).statusCode(200).body(containsString("data-done"));
        String link = onlyConnection().extract().path("results[0].linkUrl");
        String again = link.substring(link.indexOf("/connection/")) + "&redirect_url=" + EVIL;
        signIn(again).statusCode(200).body(containsString("data-done"));
    }

    @Test
    void aListedOriginIsWhereItLeadsAndAnotherIsRefused() {
        api.settings("{\"redirectOrigins\":[\"https://app.acme.com\"]}").statusCode(200);
        LinkVisit visit = LinkVisit.open(address(parameters("redirect_url", "https://app.acme.com/done")));
        assertThat(visit.page()).contains("After this you will continue on <bdi translate=\"no\">app.acme.com</bdi>.");
        assertThat(redirect(visit.signIn(username, "x"))).startsWith("https://app.acme.com/done?token=");
        LinkVisit.get(address(parameters("redirect_url", EVIL))).statusCode(400);
    }

    @Test
    void anExternalIdIsVerifiedByAPatchByAShortLinkAndByTheServer() {
        signIn(address(parameters("external_id", "fleet"))).statusCode(200);
        String token = onlyConnection().extract().path("results[0].token");
        api.connection(token).get("/tsp/v1/connections/current").then().body("externalIdVerified", equalTo(false));
        api.patchConnection(token, "{\"externalId\":\"fleet\"}")
                .statusCode(200)
                .body("externalIdVerified", equalTo(true));
        // A stranger's login changes neither.
        signIn(address(parameters("external_id", "fleet"))).statusCode(200);
        onlyConnection().body("results.externalIdVerified", contains(true));
        signIn(address(parameters("external_id", "other"))).statusCode(200);
        String code = api.mint("{\"provider\":\"sandbox\",\"externalId\":\"other\"}")
                .extract()
                .path("code");
        verified(false, "other");
        signIn("/?short_code=" + code).statusCode(200);
        verified(true, "other", "fleet");
        signIn(address(parameters("external_id", "third"))).statusCode(200);
        verified(false, "third");
        api.connect(username, ",\"externalId\":\"third\"").statusCode(200).body("externalIdVerified", equalTo(true));
        verified(false);
    }

    private void verified(boolean verified, String... externalIds) {
        ValidatableResponse list = api.request()
                .queryParam("externalIdVerified", verified)
                .get("/tsp/v1/connections")
                .then()
                .statusCode(200);
        assertThat(list.extract().jsonPath().getList("results.externalId", String.class))
                .containsExactly(externalIds);
    }

    @Test
    void aMissingExternalIdThatAStrangerFillsInIsNotVerified() {
        api.connect(username, "").statusCode(201).body("externalIdVerified", nullValue());
        signIn(address(parameters("external_id", "other-tenant"))).statusCode(200);
        onlyConnection().body("results.externalIdVerified", contains(false));
        api.request()
                .queryParam("externalIdVerified", "maybe")
                .get("/tsp/v1/connections")
                .then()
                .statusCode(400);
    }

    @Test
    void theServerTellsAPageByItsState() {
        api.settings("{\"redirectOrigins\":[\"https://app.acme.com\"]}").statusCode(200);
        String location =
                redirect(signIn(address(parameters("redirect_url", "https://app.acme.com/", "state", "a stranger's"))));
        exchange(location, ",\"state\":\"mine\"").statusCode(404);
        exchange(location, "").statusCode(200);
    }

    // ---- The application

    @Test
    void aSignedAddressIsBelieved() {
        String address = signed(
                "redirect_url", "https://app.acme.com/done", "external_id", "fleet 456*~é", "tags", "", "unknown", "u");
        LinkVisit visit = LinkVisit.open(address + "&lang=fr");
        assertThat(visit.page()).contains("<bdi translate=\"no\">app.acme.com</bdi>");
        exchange(redirect(visit.signIn(username, "x")), "")
                .statusCode(200)
                .body("externalId", equalTo("fleet 456*~é"))
                .body("externalIdVerified", equalTo(true));
    }

    @Test
    void itStaysSignedWhenTheUserPicksAProvider() {
        Map<String, String> all = parameters("redirect_url", "https://app.acme.com/", "unknown", "u v", "empty", "");
        all.remove("provider");
        all.put("expires", String.valueOf(Instant.now().getEpochSecond() + 3600));
        String list = LinkVisit.open(address(sign(secret(), all)) + "&q=sand").page();
        String pick = list.replaceAll("(?s).*class=\"choice\" href=\"([^\"]*pick=sandbox[^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        assertThat(redirect(signIn(pick))).startsWith("https://app.acme.com/?token=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&tags=a", "&redirect_url=https%3A%2F%2Fevil.example%2F", "&state=s", "&utm_source=mail"})
    void whatIsAddedToASignedAddressMakesItIncomplete(String added) {
        LinkVisit.get(signed("redirect_url", "https://app.acme.com/") + added)
                .statusCode(400)
                .body(containsString("This link is incomplete"));
    }

    @ParameterizedTest
    @CsvSource({"-1, 410", "3600, 200"})
    void itIsOverWhenItExpires(int seconds, int status) {
        LinkVisit.get(signed("expires", String.valueOf(Instant.now().getEpochSecond() + seconds)))
                .statusCode(status);
    }

    @Test
    void whoHasThePageOpenWhenItExpiresMayStillSendTheForm() {
        String address = signed("expires", String.valueOf(Instant.now().getEpochSecond() + 60));
        LinkVisit open = LinkVisit.open(address);
        MutableClock.ahead(Duration.ofMinutes(20), () -> {
            LinkVisit.get(address).statusCode(410);
            open.signIn(username, "x").statusCode(200).body(containsString("data-done"));
        });
        MutableClock.ahead(
                Duration.ofMinutes(32), () -> open.signIn(username, "x").statusCode(410));
    }

    @Test
    void aSignatureIsGoodForItsApplicationAlone() {
        Map<String, String> all = sign(secret(), parameters("expires", "9999999999"));
        assertThat(LinkVisit.get(address(all)).extract().statusCode()).isEqualTo(200);
        all.put("key", new LinkSecretTest().key());
        LinkVisit.get(address(all)).statusCode(400);
    }

    @Test
    void aSignedLoginAgainLeadsWhereItSays() {
        String link = api.connect(username, "").extract().path("linkUrl");
        Map<String, String> all = parameters("redirect_url", "https://app.acme.com/", "expires", "9999999999");
        all.remove("provider");
        String query = address(sign(secret(), all)).substring(1);
        String path = link.substring(link.indexOf("/connection/"), link.indexOf('?'));
        assertThat(redirect(signIn(path + query))).startsWith("https://app.acme.com/?token=");
    }

    // ---- The secret

    @Test
    void itIsMadeOnceAndStoredEncrypted() {
        List<String> read = Together.run(6, i -> secret());
        assertThat(read).containsOnly(read.get(0));
        api.request()
                .get(SECRET)
                .then()
                .body("secret", matchesPattern("link_sec_[A-Za-z0-9]{32}"))
                .header("Cache-Control", "no-store");
        assertThat(Database.dump()).noneMatch(row -> row.contains(read.get(0)));
        assertThat(new LinkSecretTest().secret()).isNotEqualTo(read.get(0));
    }

    @Test
    void onlyWhoMayChangeTheApplicationReadsIt() {
        for (String scope : List.of("application:read", "links:write connections:write templates:write")) {
            String token = Tokens.of(api.client(), scope);
            given().auth()
                    .oauth2(token)
                    .get(SECRET)
                    .then()
                    .statusCode(403)
                    .body("detail", containsString("application:write"));
            given().auth().oauth2(token).post(SECRET + "/rotate").then().statusCode(403);
        }
        given().get(SECRET).then().statusCode(401);
        given().post(SECRET + "/rotate").then().statusCode(401);
    }

    private int opens(String secret) {
        return LinkVisit.get(address(sign(secret, parameters("expires", "9999999999"))))
                .extract()
                .statusCode();
    }

    @Test
    void theOldOneIsGoodForADayBesideTheNewOne() {
        String first = secret();
        String second = rotate();
        assertThat(second).isNotEqualTo(first).isEqualTo(secret());
        assertThat(List.of(opens(first), opens(second))).containsOnly(200);
        MutableClock.ahead(Duration.ofHours(23).plusMinutes(59), () -> assertThat(opens(first))
                .isEqualTo(200));
        MutableClock.ahead(Duration.ofHours(24).plusMinutes(1), () -> {
            assertThat(opens(first)).isEqualTo(400);
            assertThat(opens(second)).isEqualTo(200);
        });
        String third = rotate();
        assertThat(List.of(first, second, third).stream().map(this::opens).collect(Collectors.toList()))
                .containsExactly(400, 200, 200);
    }

    @Test
    void rotatedBeforeItWasReadItIsMade() {
        String first = rotate();
        assertThat(secret()).isEqualTo(first);
        Together.run(4, i -> rotate());
        assertThat(opens(secret())).isEqualTo(200);
        String application = api.request().get("/tsp/v1/application").path("id");
        assertThat(Database.select("SELECT id FROM link_secret WHERE application_id = ?", application))
                .hasSizeLessThanOrEqualTo(2);
    }
}
