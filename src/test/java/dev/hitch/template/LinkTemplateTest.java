package dev.hitch.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.application.ApplicationId;
import dev.hitch.testing.Api;
import dev.hitch.testing.Production;
import dev.hitch.testing.Together;
import dev.hitch.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
class LinkTemplateTest {

    private static final String TEMPLATES = "/tsp/v1/link/templates";

    private static final String EVERYTHING = """
            {"name": "Fleet", "displayName": "Acme Logistics", "logoUrl": "https://acme.com/logo.svg", "primaryColor": "#1F5FBF",
             "borderRadius": 32, "defaultTags": ["b", "a", "b"], "requireExternalId": true, "syncMode": "manual",
             "backfillDays": 3650, "redirectUrl": "https://app.acme.com/done?x=1", "agreementUrl": "https://acme.com/terms",
             "content": {"en": {"heading": "Hello", "text": "Two\\nlines", "button": "Go"}, "fr": {"heading": "Bonjour"}},
             "logoDarkUrl": "https://acme.com/dark.svg", "purpose": "To price your insurance", "privacyUrl": "https://bücher.example/p",
             "termsUrl": "https://acme.com/t", "supportEmail": "help+fleet@acme.com", "supportUrl": "https://acme.com/help",
             "language": "es"}
            """;

    private final Api api = Api.newApplication();

    @Inject
    LinkTemplateService templates;

    private ValidatableResponse create(String json) {
        return api.post(TEMPLATES, json);
    }

    private String created(String json) {
        return create(json).statusCode(201).extract().path("id");
    }

    private ValidatableResponse read(String id) {
        return api.request().get(TEMPLATES + "/" + id).then();
    }

    private ValidatableResponse patch(String id, String json) {
        return api.request()
                .contentType(ContentType.JSON)
                .body(json)
                .patch(TEMPLATES + "/" + id)
                .then();
    }

    private ValidatableResponse act(String id, String action) {
        return api.request().post(TEMPLATES + "/" + id + "/" + action).then();
    }

    @Test
    void everythingThatIsSaidIsReadBack() {
        Map<String, Object> made = create(EVERYTHING)
                .statusCode(201)
                .body("id", matchesPattern("^ltp_[0-9A-HJKMNP-TV-Z]{26}$"))
                .body("name", equalTo("Fleet"))
                .body("displayName", equalTo("Acme Logistics"))
                .body("logoUrl", equalTo("https://acme.com/logo.svg"))
                .body("primaryColor", equalTo("#1f5fbf"))
                .body("borderRadius", equalTo(32))
                .body("defaultTags", equalTo(List.of("b", "a")))
                .body("requireExternalId", equalTo(true))
                .body("syncMode", equalTo("manual"))
                .body("backfillDays", equalTo(3650))
                .body("redirectUrl", equalTo("https://app.acme.com/done?x=1"))
                .body("agreementUrl", equalTo("https://acme.com/terms"))
                .body("content.en.text", equalTo("Two\nlines"))
                .body("content.fr", equalTo(Map.of("heading", "Bonjour")))
                .body("content.es", nullValue())
                .body("logoDarkUrl", equalTo("https://acme.com/dark.svg"))
                .body("purpose", equalTo("To price your insurance"))
                .body("privacyUrl", equalTo("https://xn--bcher-kva.example/p"))
                .body("termsUrl", equalTo("https://acme.com/t"))
                .body("supportEmail", equalTo("help+fleet@acme.com"))
                .body("supportUrl", equalTo("https://acme.com/help"))
                .body("language", equalTo("es"))
                .body("archivedAt", nullValue())
                .body("createdAt", matchesPattern("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$"))
                .extract()
                .path("");
        assertThat(read((String) made.get("id")).statusCode(200).extract().<Map<String, Object>>path(""))
                .isEqualTo(made);
    }

    @Test
    void aNameIsEnoughAndTheRestIsAbsent() {
        Map<String, Object> made =
                create("{\"name\":\"x\"}").statusCode(201).extract().path("");
        assertThat(made.keySet())
                .containsExactlyInAnyOrder("id", "name", "defaultTags", "requireExternalId", "createdAt", "updatedAt");
        assertThat(made).containsEntry("defaultTags", List.of()).containsEntry("requireExternalId", false);
    }

    @Test
    void textsAreStoredAsTheyAreBecauseEscapingIsThePagesJob() {
        String attack = "<script>alert(1)</script>{{7*7}}{inject}\\\"'\\u200f";
        create("{\"name\":\"" + attack + "\",\"displayName\":\"" + attack + "\",\"content\":{\"es\":{\"text\":\""
                        + attack + "\"}}}")
                .statusCode(201)
                .body("displayName", equalTo("<script>alert(1)</script>{{7*7}}{inject}\"'\u200f"))
                .body("content.es.text", equalTo("<script>alert(1)</script>{{7*7}}{inject}\"'\u200f"));
    }

    // The rules one by one: LinkTemplateBodyTest.
    @Test
    void allViolationsComeInOneAnswer() {
        create("{\"color\":\"#000000\",\"borderRadius\":99,\"content\":{\"en\":{\"button\":\"\"}}}")
                .statusCode(400)
                .body(
                        "detail.path",
                        hasItems(
                                "{requestBody}.name",
                                "{requestBody}.color",
                                "{requestBody}.borderRadius",
                                "{requestBody}.content.en.button"));
        String id = created("{\"name\":\"x\"}");
        patch(id, "{\"name\":null,\"content\":{\"de\":{}}}")
                .statusCode(400)
                .body("detail.path", containsInAnyOrder("{requestBody}.name", "{requestBody}.content.de"));
        read(id).body("name", equalTo("x"));
    }

    @Test
    void theRedirectMustGoToAListedOriginWhereThereIsAList() {
        String id = created("{\"name\":\"x\",\"redirectUrl\":\"https://anywhere.com/x\"}");
        api.settings("{\"redirectOrigins\":[\"https://app.acme.com\"]}").statusCode(200);
        create("{\"name\":\"x\",\"redirectUrl\":\"https://app.acme.com.evil.com\"}")
                .statusCode(400)
                .body("detail.path", hasItem("{requestBody}.redirectUrl"));
        patch(id, "{\"redirectUrl\":\"https://anywhere.com/y\"}")
                .statusCode(400)
                .body("detail.path", hasItem("{requestBody}.redirectUrl"));
        patch(id, "{\"redirectUrl\":\"https://app.acme.com/y\"}").statusCode(200);
    }

    @Test
    void aPatchKeepsWhatIsAbsentAndClearsWhatIsNull() {
        Map<String, Object> before = create(EVERYTHING).extract().path("");
        String id = (String) before.get("id");
        patch(id, "{}").statusCode(200).body("", equalTo(before));
        patch(id, "{\"name\":\"Other\"}")
                .body("name", equalTo("Other"))
                .body("displayName", equalTo("Acme Logistics"))
                .body("updatedAt", not(equalTo(before.get("updatedAt"))))
                .body("createdAt", equalTo(before.get("createdAt")));
        patch(id, "{\"content\":{\"es\":{\"button\":\"Ir\"}}}")
                .body("content", equalTo(Map.of("es", Map.of("button", "Ir"))));
        Map<String, Object> cleared = patch(
                        id,
                        "{\"displayName\":null,\"logoUrl\":null,\"primaryColor\":null,\"borderRadius\":null,\"defaultTags\":null,"
                                + "\"requireExternalId\":null,\"syncMode\":null,\"backfillDays\":null,\"redirectUrl\":null,"
                                + "\"agreementUrl\":null,\"content\":null,\"logoDarkUrl\":null,\"purpose\":null,"
                                + "\"privacyUrl\":null,\"termsUrl\":null,\"supportEmail\":null,\"supportUrl\":null,"
                                + "\"language\":null}")
                .statusCode(200)
                .extract()
                .path("");
        assertThat(cleared.keySet())
                .containsExactlyInAnyOrder("id", "name", "defaultTags", "requireExternalId", "createdAt", "updatedAt");
        patch(id, "{\"name\":null}").statusCode(400).body("detail.path", hasItem("{requestBody}.name"));
        read(id).body("", equalTo(cleared));
    }

    @Test
    void patchesAtTheSameTimeAllTakeEffect() {
        String id = created("{\"name\":\"x\"}");
        List<String> members = List.of("displayName", "logoUrl", "redirectUrl", "agreementUrl");
        List<Integer> answers = Together.run(4, i -> patch(id, "{\"" + members.get(i) + "\":\"https://a.b/" + i + "\"}")
                .extract()
                .statusCode());
        assertThat(answers).containsOnly(200);
        read(id).body("displayName", equalTo("https://a.b/0"))
                .body("logoUrl", equalTo("https://a.b/1"))
                .body("redirectUrl", equalTo("https://a.b/2"))
                .body("agreementUrl", equalTo("https://a.b/3"));
    }

    @Test
    void anArchivedTemplateIsRefusedToNewLinksUntilItIsBroughtBack() throws Throwable {
        String id = created("{\"name\":\"x\"}");
        String archivedAt = act(id, "archive")
                .statusCode(200)
                .body("archivedAt", notNullValue())
                .extract()
                .path("archivedAt");
        act(id, "archive").statusCode(200).body("archivedAt", equalTo(archivedAt));
        read(id).statusCode(200).body("archivedAt", equalTo(archivedAt));
        String mint = "{\"template\":\"" + id + "\"}";
        api.mint(mint).statusCode(400).body("detail.path", hasItem("{requestBody}.template"));
        assertThat(find(id).settings().defaultTags()).isEmpty();
        act(id, "unarchive").statusCode(200).body("archivedAt", nullValue());
        act(id, "unarchive").statusCode(200);
        api.mint(mint).statusCode(201);
    }

    @Test
    void aTemplateMayDemandAnExternalIdOfItsLinks() {
        String id = created("{\"name\":\"x\",\"requireExternalId\":true}");
        api.mint("{\"template\":\"" + id + "\"}")
                .statusCode(400)
                .body("detail.path", equalTo(List.of("{requestBody}.externalId")));
        api.mint("{\"template\":\"" + id + "\",\"externalId\":\"fleet_1\"}").statusCode(201);
        patch(id, "{\"requireExternalId\":false}").statusCode(200);
        api.mint("{\"template\":\"" + id + "\"}").statusCode(201);
    }

    @Test
    void theListShowsTheNewestFirstAPageAtATime() {
        List<String> newestFirst = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            newestFirst.add(0, created("{\"name\":\"t" + i + "\"}"));
        }
        act(newestFirst.get(0), "archive");
        List<String> seen = new ArrayList<>();
        String next = null;
        do {
            var request = api.request().queryParam("limit", 2);
            ValidatableResponse page = (next == null ? request : request.queryParam("cursor", next))
                    .get(TEMPLATES)
                    .then()
                    .statusCode(200);
            seen.addAll(page.extract().path("results.id"));
            next = page.extract().path("next");
        } while (next != null);
        assertThat(seen).isEqualTo(newestFirst);
        api.request().get(TEMPLATES).then().body("results.size()", equalTo(5)).body("next", nullValue());
    }

    @Test
    void aCursorOfAnotherApplicationIsRefused() {
        created("{\"name\":\"a\"}");
        created("{\"name\":\"b\"}");
        String next = api.request()
                .queryParam("limit", 1)
                .get(TEMPLATES)
                .then()
                .extract()
                .path("next");
        for (String cursor : List.of(next, "nonsense")) {
            Api.newApplication()
                    .request()
                    .queryParam("cursor", cursor)
                    .get(TEMPLATES)
                    .then()
                    .statusCode(400)
                    .body("detail.path", equalTo(List.of("{requestQuery}.cursor")));
        }
        api.request()
                .queryParam("limit", "1001")
                .get(TEMPLATES)
                .then()
                .statusCode(400)
                .body("detail.path", equalTo(List.of("{requestQuery}.limit")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ltp_01HXQ4YK8V2X0X0X0X0X0X0X0X", "ltp_x", "x", "slk_01HXQ4YK8V2X0X0X0X0X0X0X0X", "Default"})
    void whatDoesNotExistIsNotFound(String id) {
        read(id).statusCode(404).body("code", equalTo("not_found"));
        patch(id, "{}").statusCode(404);
        act(id, "archive").statusCode(404);
        act(id, "unarchive").statusCode(404);
    }

    @Test
    void anotherApplicationsTemplateDoesNotExist() {
        String id = created("{\"name\":\"x\"}");
        Api other = Api.newApplication();
        other.request().get(TEMPLATES + "/" + id).then().statusCode(404);
        other.request().post(TEMPLATES + "/" + id + "/archive").then().statusCode(404);
        other.request().get(TEMPLATES).then().statusCode(200).body("results", equalTo(List.of()));
        read(id).body("archivedAt", nullValue());
    }

    @Test
    void theBuiltInTemplateIsReadAndNeverChanged() throws Throwable {
        read("default")
                .statusCode(200)
                .body(
                        "",
                        equalTo(Map.of(
                                "id",
                                "default",
                                "name",
                                "Default",
                                "defaultTags",
                                List.of(),
                                "requireExternalId",
                                false)));
        patch("default", "{\"name\":\"Mine\"}").statusCode(409).body("code", equalTo("conflict"));
        act("default", "archive").statusCode(409);
        act("default", "unarchive").statusCode(409);
        assertThat(find("default").settings()).isEqualTo(LinkTemplateSettings.NONE);
        assertThat(find(null).settings()).isEqualTo(LinkTemplateSettings.NONE);
        assertThat(find(null).settings().content().in("fr").heading()).isNull();
    }

    private LinkTemplate find(String id) throws Throwable {
        String application = api.request().get("/tsp/v1/application").path("id");
        return VertxContextSupport.subscribeAndAwait(() -> templates.find(new ApplicationId(application), id));
    }

    @ParameterizedTest
    @CsvSource({"templates:read, 200, 403", "templates:write, 403, 201", "links:write, 403, 403"})
    void eachCallNeedsItsScope(String scope, int read, int write) {
        Api limited = new Api(api.client(), Tokens.of(api.client(), scope));
        limited.request().get(TEMPLATES).then().statusCode(read);
        limited.request().get(TEMPLATES + "/default").then().statusCode(read);
        limited.post(TEMPLATES, "{\"name\":\"x\"}").statusCode(write);
        if (write == 403) {
            limited.request().post(TEMPLATES + "/default/archive").then().statusCode(403);
        }
    }

    @Test
    void aNewTemplateSaysWhereItIs() {
        ValidatableResponse made = create("{\"name\":\"x\"}").statusCode(201);
        String location = made.extract().header("Location");
        assertThat(location)
                .isEqualTo(Production.API_URL + TEMPLATES + "/" + made.extract().path("id"));
        api.request()
                .get(location.substring(Production.API_URL.length()))
                .then()
                .statusCode(200);
    }
}
