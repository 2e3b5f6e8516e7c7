package dev.hitch.link;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.hitch.testing.Api;
import dev.hitch.testing.FakeGeotab;
import dev.hitch.testing.OwnProviders;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

/** What users type for Geotab and what Geotab answers, on Link and at the API. */
@QuarkusTest
@TestProfile(OwnProviders.class)
class VendorAnswersTest {

    private static final String ADDRESS = "\u00a0https://my123.geotab.com/%s/#dashboard\u200b";

    private final Api api = Api.newApplication();
    private final String user = UUID.randomUUID() + "@acme.com";
    private final String database = "db" + UUID.randomUUID().toString().replace("-", "");
    private FakeGeotab geotab;

    @ConfigProperty(name = "hitch.provider.geotab.url")
    String url;

    @BeforeEach
    void start() {
        geotab = new FakeGeotab(URI.create(url).getPort()).user(user, " right\u00a0", database);
    }

    @AfterEach
    void stop() {
        geotab.close();
    }

    private ValidatableResponse connect(String username, String password, String database) {
        return api.connect("{\"provider\":\"geotab\",\"credentials\":{\"username\":\"" + username + "\",\"password\":\""
                + password + "\",\"database\":\"" + database + "\"}}");
    }

    private ValidatableResponse link(String language, String username, String password, String database) {
        String code = api.mint("{\"provider\":\"geotab\"}").extract().path("code");
        String page = given().get("/?short_code=" + code).asString();
        Map<String, String> form = new HashMap<>(Map.of("lang", language, "step", step(page), "do", "connect"));
        form.putAll(Map.of("field.username", username, "field.password", password, "field.database", database));
        return given().contentType(ContentType.URLENC.withCharset("UTF-8"))
                .formParams(form)
                .post("/?short_code=" + code)
                .then();
    }

    private static String step(String page) {
        Matcher step = Pattern.compile("name=\"step\" value=\"([^\"]*)\"").matcher(page);
        assertThat(step.find()).isTrue();
        return step.group(1);
    }

    // Names of providers stand in an element of their own.
    private static void assertSays(ValidatableResponse page, String words) {
        assertThat(page.extract().asString().replaceAll("</?bdi[^>]*>", "")).contains(words);
    }

    private static void assertFaultAtDatabase(ValidatableResponse page, String words) {
        assertSays(page, words);
        page.statusCode(422)
                .body(containsString("id=\"fault-database\""))
                .body(containsString("href=\"#field-database\""))
                .body(not(containsString("fault-password")));
    }

    @Test
    void whatWasPastedIsReadAlikeOnLinkAndAtTheApi() {
        connect("\\u2060" + user + "\\ufeff", " right\u00a0", ADDRESS.formatted(database))
                .statusCode(201)
                .body("sourceId", equalTo(database))
                .body("account.user.sourceId", equalTo(user));
        link("en", "\u2060" + user + "\ufeff", " right\u00a0", ADDRESS.formatted(database))
                .statusCode(200);
        assertThat(geotab.received()).hasSize(2).allSatisfy(call -> assertThat(call.body())
                .contains("\"userName\":\"" + user + "\"", "\"database\":\"" + database + "\""));
    }

    @Test
    void whatNoDatabaseCanBeCalledIsAFaultThereBeforeGeotabIsAsked() {
        connect(user, "x", "ann@acme.com")
                .statusCode(400)
                .body("code", equalTo("bad_request"))
                .body("detail.path", contains("{requestBody}.credentials.database"));
        assertFaultAtDatabase(link("en", user, "x", "ann@acme.com"), "does not look right");
        assertThat(geotab.received()).isEmpty();
    }

    @Test
    void databaseThatGeotabDoesNotKnowIsAFaultThere() {
        connect(user, " right\u00a0", "acmee")
                .statusCode(422)
                .body("code", equalTo("invalid_credentials"))
                .body("detail.path", contains("{requestBody}.credentials.database"));
        assertFaultAtDatabase(link("en", user, " right\u00a0", "acmee"), "Geotab does not know this");
    }

    @ParameterizedTest
    @CsvSource({"en, '', true", "en, acme, false", "fr, ' ', true", "es, '', true"})
    void refusalWithAnEmptyDatabaseSaysThatItMayBeNeeded(String language, String typed, boolean said) {
        String words = Map.of(
                        "en",
                        "You left “Database” empty",
                        "fr",
                        "« Base de données » vide",
                        "es",
                        "«Base de datos» en blanco")
                .get(language);
        ValidatableResponse page = link(language, user, "typo", typed).statusCode(422);
        page.body(said ? containsString(words) : not(containsString(words)));
        connect(user, "typo", typed)
                .statusCode(422)
                .body("code", equalTo("invalid_credentials"))
                .body("detail[0].message", said ? containsString("`database`") : not(containsString("database")));
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'Change it in MyGeotab, then come back'",
        "fr, 'Changez-le dans MyGeotab, puis revenez'",
        "es, 'Cámbiela en MyGeotab; después vuelva'"
    })
    void expiredPasswordHasToBeChangedFirst(String language, String words) {
        geotab.failsWith("ExpiredPasswordException", "Password expired");
        assertSays(link(language, user, "x", "").statusCode(422), words);
        connect(user, "x", "")
                .statusCode(422)
                .body("code", equalTo("invalid_credentials"))
                .body("detail[0].message", containsString("expired"));
    }

    @Test
    void errorThatNobodyKnowsIsCalledSo() {
        geotab.failsWith("NobodyKnowsException", "s3cr3t");
        ValidatableResponse page = link("en", user, "x", "").statusCode(502).body(not(containsString("s3cr3t")));
        assertSays(page, "Geotab answered with an error we do not know");
        assertSays(page, "reference below");
        connect(user, "x", "")
                .statusCode(502)
                .body("code", equalTo("bad_gateway"))
                .body("detail", containsString("not known here"));
    }

    @ParameterizedTest
    @CsvSource({"0.4, a few seconds, 1", "10, a few seconds, 10", "58, Wait a minute, 58", "7200, 2 hours, 7200"})
    void waitIsToldAsLongAsItIs(String header, String words, int seconds) {
        geotab.failsWith("OverLimitException", "API calls quota exceeded", "Retry-After", header);
        link("en", user, "x", "")
                .statusCode(429)
                .body(containsString(words))
                .header("Retry-After", equalTo(String.valueOf(seconds)));
        connect(user, "x", "").statusCode(429).header("Retry-After", equalTo(String.valueOf(seconds)));
    }

    @Test
    void connectionThatCannotBeOpenedIsTriedTwiceAndThePageSaysSo() {
        geotab.close();
        link("en", user, "x", "").statusCode(502).body(containsString("We tried twice"));
        connect(user, "x", "")
                .statusCode(502)
                .body("code", equalTo("bad_gateway"))
                .body("detail", containsString("at two attempts"));
    }
}
