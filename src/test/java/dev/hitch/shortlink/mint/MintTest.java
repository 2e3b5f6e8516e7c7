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
        MutableClock.at(Instant.parse("2028-02-29T12:00:00.123Z"), () -> {
            String code = new Api(api.client(), Tokens.of(api.client()))
                    .mint("{}")
                    .statusCode(201)
                    .header(REPLAYED, nullValue())
                    .body("id", matchesPattern("^slk_[0-9A-HJKMNP-TV-Z]{26}$"))
                    .body("code", matchesPattern("^[a-hjkmnp-z2-9]{8}$"))
                    .body("expiresAt", equalTo("2029-02-28T12:00:00.123Z"))
                    .extract()
                    .path("code");
            new Api(api.client(), Tokens.of(api.client()))
                    .mint("{}")
                    .body("url", matchesPattern("http://localhost:\\d+/" + code));
        });
    }

    @Test
    void everySpellingOfARequestGetsTheSameLink() {
        String first = """
                {"externalId": "fleet_456", "name": "Acme", "tags": ["b", "a"], "syncMode": "automatic",
                 "backfill": {"startFrom": "2021-01-06T03:24:53.000Z", "days": 123}, "provider": "geotab"}
                """;
        List<String> others = List.of(
                "{\"provider\":\"geotab\",\"name\":\"Acme\",\"externalId\":\"fleet_456\",\"tags\":[\"a\",\"b\",\"a\"],"
                        + "\"backfill\":{\"days\":1.23e2,\"startFrom\":\"2021-01-06T05:24:53+02:00\"}}",
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
