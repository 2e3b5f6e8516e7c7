package dev.hitch.shortlink.mint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

import jakarta.inject.Inject;
import jakarta.validation.Validator;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.application.ApplicationId;
import dev.hitch.application.ApplicationService;
import dev.hitch.json.Draft;
import dev.hitch.shortlink.LinkParameters;
import dev.hitch.shortlink.ShortCode;
import dev.hitch.shortlink.ShortCodeGenerator;
import dev.hitch.template.LinkTemplateService;
import dev.hitch.testing.Api;
import dev.hitch.testing.Database;
import dev.hitch.testing.MutableClock;
import dev.hitch.testing.Production;
import dev.hitch.testing.Together;
import dev.hitch.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
class MintTest {

    private static final String REPLAYED = "Idempotent-Replayed";

    private final Api api = Api.newApplication();

    @Inject
    MintRepository links;

    @Inject
    ApplicationService applications;

    @Inject
    LinkTemplateService templates;

    @Inject
    Validator validator;

    @Inject
    Clock clock;

    @Test
    void aNewLinkIsValidForACalendarYear() {
        Instant leapDay = Instant.parse("2028-02-29T12:00:00.123Z");
        // The token is checked against the real time: the service's clock alone moves.
        assertThat(MintService.aYearAfter(leapDay)).isEqualTo("2029-02-28T12:00:00.123Z");
        String code = api.mint("{}")
                .statusCode(201)
                .header(REPLAYED, nullValue())
                .body("id", matchesPattern("^slk_[0-9A-HJKMNP-TV-Z]{26}$"))
                .body("code", matchesPattern("^[a-hjkmnp-z2-9]{8}$"))
                .body("expiresAt", matchesPattern("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$"))
                .extract()
                .path("code");
        api.mint("{}").body("url", matchesPattern("http://localhost:\\d+/" + code));
    }

    @Test
    void everySpellingOfARequestGetsTheSameLink() {
        String first = """
                {"externalId": "fleet_456", "name": "Acme", "tags": ["b", "a"], "syncMode": "automatic",
                 "backfill": {"startFrom": "2021-01-06T03:24:53.000Z", "days": 123}, "provider": "geotab"}
                """;
        List<String> others = List.of(
                "{\"provider\":\"geotab\",\"name\":\"Acme\",\"externalId\":\"fleet_456\",\"tags\":[\"a\",\"b\",\"a\"],"
                        + "\"backfill\":{\"days\":123,\"startFrom\":\"2021-01-06T05:24:53+02:00\"}}",
                "{\"provider\":\"geotab\",\"name\":\"\\u0041cme\",\"externalId\":\"fleet_456\",\"tags\":[\"a\",\"b\"],"
                        + "\"providerHints\":[],\"redirectUrl\":null,\"template\":\"default\",\"syncMode\":null,"
                        + "\"backfill\":{\"days\":123,\"startFrom\":\"2021-01-06T03:24:53Z\"}}");
        ValidatableResponse minted = api.mint(first).statusCode(201);
        for (String other : others) {
            api.mint(other)
                    .statusCode(200)
                    .header(REPLAYED, "true")
                    .body("id", equalTo(minted.extract().path("id")))
                    .body("expiresAt", equalTo(minted.extract().path("expiresAt")));
        }
    }

    @Test
    void applicationsDoNotShareLinks() {
        String id = api.mint("{}").statusCode(201).extract().path("id");
        Api.newApplication().mint("{}").statusCode(201).body("id", not(equalTo(id)));
    }

    @Test
    void manyIdenticalRequestsAtOnceMintOneLink() {
        List<ValidatableResponse> answers = Together.run(64, i -> api.mint("{\"externalId\":\"same\"}"));
        assertThat(answers.stream().map(answer -> answer.extract().statusCode()).filter(status -> status == 201))
                .hasSize(1);
        assertThat(answers.stream().map(answer -> answer.extract().statusCode()).filter(status -> status == 200))
                .hasSize(63);
        assertThat(answers.stream()
                        .map(answer -> answer.extract().<String>path("code"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void anExpiredLinkIsSucceededByOneNewLinkHoweverManyAskAtOnce() {
        String old =
                api.mint("{\"externalId\":\"old\"}").statusCode(201).extract().path("code");
        MutableClock.ahead(Duration.ofDays(367), () -> {
            String token = Tokens.of(api.client());
            Api later = new Api(api.client(), token);
            List<ValidatableResponse> answers = Together.run(16, i -> later.mint("{\"externalId\":\"old\"}"));
            assertThat(answers.stream()
                            .map(answer -> answer.extract().statusCode())
                            .filter(status -> status == 201))
                    .hasSize(1);
            Set<String> codes = new HashSet<>();
            answers.forEach(answer -> codes.add(answer.extract().path("code")));
            assertThat(codes).hasSize(1).doesNotContain(old);
        });
        assertThat(Database.select("SELECT code FROM short_link WHERE code = ?", old))
                .containsExactly(old);
    }

    @Test
    void aRevokedLinkIsSucceededByANewOne() {
        String code = api.mint("{}").statusCode(201).extract().path("code");
        api.revoke(code);
        api.mint("{}").statusCode(201).body("code", not(equalTo(code)));
        api.mint("{}").statusCode(200);
    }

    @Test
    void aCollisionOfCodesDrawsAgain() throws Throwable {
        String taken = api.mint("{}").extract().path("code");
        ApplicationId application =
                new ApplicationId(Database.select("SELECT application_id FROM short_link WHERE code = ?", taken)
                        .get(0));
        MintService unlucky = new MintService(
                links, new ShortCodeGenerator(new Repeating(taken)), applications, templates, validator, clock);
        Mint request = Mint.of(Draft.of(new LinkParameters(null, null, "other", null, null, null, null, null, null)));
        MintOutcome outcome = VertxContextSupport.subscribeAndAwait(() -> unlucky.mint(application, List.of(request)))
                .get(0);
        assertThat(outcome.kind()).isEqualTo(MintOutcome.Kind.MINTED);
        assertThat(outcome.link().code().value()).isNotEqualTo(taken);
    }

    /** Gives the code of its choice three times, then others. */
    static final class Repeating implements RandomGenerator {

        private final String code;
        private int drawn;

        Repeating(String code) {
            this.code = code;
        }

        @Override
        public int nextInt(int origin, int bound) {
            int position = drawn++;
            return position < 3 * code.length()
                    ? ShortCode.ALPHABET.indexOf(code.charAt(position % code.length()))
                    : RandomGenerator.getDefault().nextInt(origin, bound);
        }

        @Override
        public long nextLong() {
            return 0;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"provider\":\"nope\"} | provider",
                "{\"provider\":3} | provider",
                "{\"providerHints\":[\"geotab\",\"nope\"]} | providerHints[1]",
                "{\"providerHints\":[null]} | providerHints[0]",
                "{\"providerHints\":\"geotab\"} | providerHints",
                "{\"externalId\":\"\"} | externalId",
                "{\"externalId\":{}} | externalId",
                "{\"name\":\"\"} | name",
                "{\"name\":[\"x\"]} | name",
                "{\"tags\":[\"a\",\"\"]} | tags[1]",
                "{\"tags\":[1]} | tags[0]",
                "{\"tags\":{}} | tags",
                "{\"redirectUrl\":\"http://app.acme.com\"} | redirectUrl",
                "{\"redirectUrl\":\"https://u:p@app.acme.com\"} | redirectUrl",
                "{\"redirectUrl\":\"/relative\"} | redirectUrl",
                "{\"redirectUrl\":\"javascript:alert(1)\"} | redirectUrl",
                "{\"syncMode\":\"auto\"} | syncMode",
                "{\"syncMode\":0} | syncMode",
                "{\"backfill\":[]} | backfill",
                "{\"backfill\":{\"days\":0}} | backfill.days",
                "{\"backfill\":{\"days\":3651}} | backfill.days",
                "{\"backfill\":{\"days\":1.5}} | backfill.days",
                "{\"backfill\":{\"days\":\"1\"}} | backfill.days",
                "{\"backfill\":{\"days\":99999999999}} | backfill.days",
                "{\"backfill\":{\"startFrom\":\"2999-01-01T00:00:00Z\"}} | backfill.startFrom",
                "{\"backfill\":{\"startFrom\":\"yesterday\"}} | backfill.startFrom",
                "{\"backfill\":{\"day\":1}} | backfill.day",
                "{\"template\":\"ltp_x\"} | template",
                "{\"template\":\"ltp_01HXQ4YK8V2X0X0X0X0X0X0X0X\"} | template",
                "{\"colour\":1} | colour",
                "{\"\":1} | "
            })
    void eachRuleNamesItsPath(String body, String path) {
        String at = "{requestBody}." + (path == null ? "" : path);
        api.mint(body).statusCode(400).body("code", equalTo("bad_request")).body("detail.path", hasItem(at));
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 300})
    void textsHaveLimitsCountedInCharacters(int length) {
        api.mint("{\"name\":\"" + "\uD83D\uDE9A".repeat(255) + "\"}").statusCode(201);
        api.mint("{\"name\":\"" + "x".repeat(length) + "\"}").statusCode(400);
        api.mint("{\"externalId\":\"" + "x".repeat(length) + "\"}").statusCode(400);
        api.mint("{\"tags\":[\"" + "x".repeat(length) + "\"]}").statusCode(400);
        api.mint("{\"redirectUrl\":\"https://a.b/" + "x".repeat(2048) + "\"}").statusCode(400);
        api.mint("{\"tags\":[" + "\"x\",".repeat(50) + "\"y\"]}").statusCode(400);
        api.mint("{\"providerHints\":[" + "\"geotab\",".repeat(20) + "\"geotab\"]}")
                .statusCode(400);
    }

    @Test
    void allViolationsComeInOneAnswerWithSuggestions() {
        api.mint("{\"external_id\":\"x\",\"provider\":\"geotap\",\"tags\":[7],\"backfill\":{\"dayz\":1,\"days\":0}}")
                .statusCode(400)
                .body("detail.find { it.path == '{requestBody}.external_id' }.suggestion", equalTo("externalId"))
                .body("detail.find { it.path == '{requestBody}.provider' }.suggestion", equalTo("geotab"))
                .body("detail.find { it.path == '{requestBody}.backfill.dayz' }.suggestion", equalTo("days"))
                .body("detail.path", hasItem("{requestBody}.tags[0]"))
                .body("detail.path", hasItem("{requestBody}.backfill.days"));
    }

    @Test
    void theRedirectMustGoToAListedOriginWhereThereIsAList() {
        api.mint("{\"redirectUrl\":\"https://anywhere.com/x\"}").statusCode(201);
        api.settings("{\"redirectOrigins\":[\"https://app.acme.com\"]}").statusCode(200);
        api.mint("{\"redirectUrl\":\"https://app.acme.com/done\"}").statusCode(201);
        api.mint("{\"redirectUrl\":\"https://app.acme.com.evil.com/done\"}")
                .statusCode(400)
                .body("detail.path", hasItem("{requestBody}.redirectUrl"));
    }

    @Test
    void aTemplateMustBeTheApplicationsOwnAndNotArchived() {
        api.mint("{}").statusCode(201);
        String template = api.template("{\"name\":\"x\"}");
        String body = "{\"template\":\"" + template + "\"}";
        Api.newApplication().mint(body).statusCode(400);
        api.mint(body).statusCode(201);
        api.archive(template);
        api.mint("{\"template\":\"" + template + "\",\"name\":\"x\"}")
                .statusCode(400)
                .body("detail.path", hasItem("{requestBody}.template"));
    }

    @ParameterizedTest
    @CsvSource({"7.0, 7", "1e2, 100", "100.00, 100", "0.7E1, 7", "3650.0, 3650", "10e-1, 1"})
    void aWholeNumberIsOneHoweverItIsWritten(String written, int days) {
        String id = api.mint("{\"backfill\":{\"days\":" + days + "}}")
                .statusCode(201)
                .extract()
                .path("id");
        api.mint("{\"backfill\":{\"days\":" + written + "}}")
                .statusCode(200)
                .header(REPLAYED, "true")
                .body("id", equalTo(id));
        api.request().get("/tsp/v1/link/short/" + id).then().body("backfill.days", equalTo(days));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7.5 | must be a whole number",
                "\"7\" | must be a whole number",
                "true | must be a whole number",
                "1e-2 | must be a whole number",
                "0 | must be 1 to 3650",
                "-0.0 | must be 1 to 3650",
                "3651 | must be 1 to 3650",
                "99999999999 | must be 1 to 3650",
                "-99999999999 | must be 1 to 3650",
                "1e300 | must be 1 to 3650"
            })
    void whatIsNoDayCountIsToldWhatWouldBe(String days, String message) {
        api.mint("{\"backfill\":{\"days\":" + days + "}}")
                .statusCode(400)
                .body("detail.path", equalTo(List.of("{requestBody}.backfill.days")))
                .body("detail.message", equalTo(List.of(message)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2021-01-06T03:24:53.123Z",
                "2021-01-06T03:24:53.123456Z",
                "2021-01-06T03:24:53.123999999999Z",
                "2021-01-06T05:24:53.123+0200",
                "2021-01-05T03:25:53.1235-23:59",
                "2021-01-07t03:23:53.123+23:59"
            })
    void aStartIsTheSameToTheMillisecond(String start) {
        String id = api.mint("{\"backfill\":{\"startFrom\":\"" + start + "\"}}")
                .statusCode(201)
                .extract()
                .path("id");
        String listed = api.request().get("/tsp/v1/link/short/" + id).path("backfill.startFrom");
        assertThat(listed).isEqualTo("2021-01-06T03:24:53.123Z");
        api.mint("{\"backfill\":{\"startFrom\":\"" + listed + "\"}}")
                .statusCode(200)
                .body("id", equalTo(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-01-01T00:00:00Z",
                "0001-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999Z",
                "1970-01-01T00:00:00+00:01"
            })
    void nothingBegan1970OrBefore(String start) {
        api.mint("{\"backfill\":{\"startFrom\":\"" + start + "\"}}")
                .statusCode(400)
                .body("detail.path", equalTo(List.of("{requestBody}.backfill.startFrom")))
                .body("detail.message", equalTo(List.of("must not be before 1970")));
        api.mint("{\"backfill\":{\"startFrom\":\"1970-01-01T00:00:00Z\"}}").statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\" \"",
                "\"Manual\"",
                "\" manual\"",
                "\"0\"",
                "0",
                "1.5",
                "true",
                "{}",
                "[]",
                "[\"manual\"]"
            })
    void aWordThatIsNoneNamesItsPath(String mode) {
        api.mint("{\"syncMode\":" + mode + ",\"externalId\":\"\"}")
                .statusCode(400)
                .body("detail.path", hasItem("{requestBody}.syncMode"))
                .body("detail.path", hasItem("{requestBody}.externalId"));
    }

    @Test
    void anUnknownTemplateIsAmongEverythingWrong() {
        api.settings("{\"redirectOrigins\":[\"https://app.acme.com\"]}").statusCode(200);
        String body = "{\"template\":\"ltp_01HXQ4YK8V2X0X0X0X0X0X0X0X\",\"externalId\":\"\",\"tags\":[null,7],"
                + "\"redirectUrl\":\"https://other.com/x\",\"surprise\":1}";
        List<String> all = List.of(
                "{requestBody}.template",
                "{requestBody}.externalId",
                "{requestBody}.tags[0]",
                "{requestBody}.tags[1]",
                "{requestBody}.redirectUrl",
                "{requestBody}.surprise");
        List<String> single = api.mint(body).statusCode(400).extract().path("detail.path");
        assertThat(single).containsExactlyInAnyOrderElementsOf(all);
        List<String> batched = api.post("/tsp/v1/link/short/batch", "{\"requests\":[" + body + "]}")
                .statusCode(200)
                .extract()
                .path("results[0].error.detail.path");
        assertThat(batched).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void aTemplateThatAsksForAnExternalIdSaysSoBesideOtherMistakes() {
        String template = api.post("/tsp/v1/link/templates", "{\"name\":\"T\",\"requireExternalId\":true}")
                .statusCode(201)
                .extract()
                .path("id");
        api.mint("{\"template\":\"" + template + "\",\"provider\":\"nope\"}")
                .statusCode(400)
                .body("detail.path", hasItem("{requestBody}.provider"))
                .body("detail.path", hasItem("{requestBody}.externalId"));
        api.mint("{\"template\":\"default\",\"provider\":\"nope\"}")
                .statusCode(400)
                .body("detail.path", equalTo(List.of("{requestBody}.provider")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u200b", "\\u2800", "\\u3164\\ufe0f", " \\u00a0", "\\u034f", "\\udb40\\udc41"})
    void aNameHasSomethingToSee(String name) {
        api.mint("{\"name\":\"" + name + "\"}")
                .statusCode(400)
                .body("detail.path", equalTo(List.of("{requestBody}.name")))
                .body("detail.message", equalTo(List.of("must have at least one visible character")));
        // An id of the caller's own is nothing that a person reads.
        api.mint("{\"externalId\":\"" + name + "\",\"tags\":[\"" + name + "\"]}")
                .statusCode(201);
    }

    @Test
    void aNewLinkSaysWhereItIs() {
        ValidatableResponse minted = api.mint("{}").statusCode(201);
        String location = minted.extract().header("Location");
        assertThat(location)
                .isEqualTo(Production.API_URL + "/tsp/v1/link/short/"
                        + minted.extract().path("id"));
        api.request()
                .get(location.substring(Production.API_URL.length()))
                .then()
                .statusCode(200)
                .body("code", equalTo(minted.extract().path("code")));
        api.mint("{}").statusCode(200).header("Location", nullValue());
    }
}
