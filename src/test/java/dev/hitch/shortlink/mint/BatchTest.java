package dev.hitch.shortlink.mint;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.validation.Validator;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

import dev.hitch.application.ApplicationId;
import dev.hitch.application.ApplicationService;
import dev.hitch.id.Ulids;
import dev.hitch.json.Draft;
import dev.hitch.shortlink.LinkParameters;
import dev.hitch.shortlink.ShortCodeGenerator;
import dev.hitch.template.LinkTemplateService;
import dev.hitch.testing.Api;
import dev.hitch.testing.Database;
import dev.hitch.testing.MutableClock;
import dev.hitch.testing.Together;
import dev.hitch.testing.Tokens;

import static dev.hitch.shortlink.mint.MintOutcome.Kind.MINTED;
import static dev.hitch.shortlink.mint.MintOutcome.Kind.NO_FREE_CODE;
import static dev.hitch.shortlink.mint.MintOutcome.Kind.REPLAYED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
class BatchTest {

    private static final String BATCH = "/tsp/v1/link/short/batch";

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

    private static String batch(List<String> bodies) {
        return "{\"requests\":[" + String.join(",", bodies) + "]}";
    }

    private static List<Map<String, Object>> results(Api api, List<String> bodies) {
        return api.post(BATCH, batch(bodies))
                .statusCode(200)
                .body("results", hasSize(bodies.size()))
                .extract()
                .path("results");
    }

    private static String named(Object id) {
        return "{\"externalId\":\"" + id + "\"}";
    }

    private static Object code(Map<String, Object> result) {
        return ((Map<?, ?>) result.get("shortLink")).get("code");
    }

    private String application() {
        return api.request().get("/tsp/v1/application").path("id");
    }

    @Test
    void eachOfAThousandIsAnsweredInItsPlace() {
        String known = api.mint(named("known")).statusCode(201).extract().path("code");
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            bodies.add(
                    switch (i % 5) {
                        case 0 -> named("new-" + i);
                        case 1 -> "{ \"syncMode\" : \"automatic\", \"externalId\" : \"new-" + (i - 1) + "\" }";
                        case 2 -> named("known");
                        case 3 -> "{\"externalid\":\"" + i + "\"}";
                        default -> named("shared-" + i % 10);
                    });
        }
        List<Map<String, Object>> results = results(api, bodies);
        for (int i = 0; i < 1000; i++) {
            Map<String, Object> result = results.get(i);
            boolean replayed = i % 5 == 1 || i % 5 == 2 || i % 5 == 4 && i > 9;
            assertThat(result.get("status")).as("%s", i).isEqualTo(i % 5 == 3 ? 400 : replayed ? 200 : 201);
            assertThat(result.get("replayed")).isEqualTo(replayed ? true : null);
            assertThat(result.containsKey("error")).isEqualTo(i % 5 == 3);
            assertThat(result.containsKey("shortLink")).isEqualTo(i % 5 != 3);
            if (i % 5 == 1) {
                assertThat(result.get("shortLink")).isEqualTo(results.get(i - 1).get("shortLink"));
            } else if (i % 5 == 2) {
                assertThat(code(result)).isEqualTo(known);
            } else if (i % 5 == 4 && i > 9) {
                assertThat(result.get("shortLink"))
                        .isEqualTo(results.get(i % 10).get("shortLink"));
            }
        }
        // 1 known, 200 new, 2 shared.
        assertThat(results.stream()
                        .filter(result -> !result.containsKey("error"))
                        .map(BatchTest::code)
                        .distinct())
                .hasSize(203);
        assertThat(Database.select("SELECT code FROM short_link WHERE application_id = ?", application()))
                .hasSize(203);
        api.mint(named("new-500"))
                .statusCode(200)
                .body("code", equalTo(code(results.get(500))))
                .body("url", equalTo(((Map<?, ?>) results.get(500).get("shortLink")).get("url")))
                .body("expiresAt", equalTo(((Map<?, ?>) results.get(500).get("shortLink")).get("expiresAt")));
    }

    @Test
    void whatIsWrongIsSaidAsToASingleRequest() {
        List<String> bodies = List.of(
                "3",
                "-1.5e3",
                "null",
                "true",
                "\"{}\"",
                "[{}]",
                "[ ]",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"name\":\"\\ud800\"}",
                "{\"name\":\"\\u0000\"}",
                "{\"name\":\"\"}",
                "{\"a\":1e400}",
                "{\"a\":" + "9".repeat(2000) + "}",
                "[".repeat(300) + "]".repeat(300),
                "{\"" + "n".repeat(60_000) + "\":1}",
                "{\"name\":\"" + "x".repeat(70_000) + "\"}",
                "{\"tags\":[\"]\",\"}\",\"\\\"\",\"\\\\\",\"\uD83D\uDE9A\",7]}",
                "{\"requests\":[{}]}",
                "{\"backfill\":{\"days\":0},\"provider\":\"geotap\",\"external_id\":\"x\"}",
                "{\"template\":\"ltp_01HXQ4YK8V2X0X0X0X0X0X0X0Y\"}");
        List<String> between = new ArrayList<>();
        bodies.forEach(body -> between.addAll(List.of(" \n" + body + "\t ", named("between-" + between.size()))));
        List<Map<String, Object>> results = results(api, between);
        for (int i = 0; i < bodies.size(); i++) {
            ValidatableResponse single = api.mint(bodies.get(i));
            Map<String, Object> result = results.get(2 * i);
            assertThat(result.get("status"))
                    .as(bodies.get(i))
                    .isEqualTo(single.extract().statusCode())
                    .isIn(400, 413);
            assertThat(result.get("error"))
                    .as(bodies.get(i))
                    .isEqualTo(single.extract().jsonPath().getMap(""));
            assertThat(results.get(2 * i + 1).get("status")).isEqualTo(201);
        }
    }

    // The rules one by one: BatchBodyTest.
    @Test
    void anEnvelopeThatIsWrongRefusesTheWholeBatch() {
        api.post(BATCH, "{\"reqests\":[{}]}")
                .statusCode(400)
                .body("detail[0].path", equalTo("{requestBody}.reqests"))
                .body("detail[0].suggestion", equalTo("requests"));
        api.post(BATCH, "{\"requests\":[{]}").statusCode(400).body("detail.path", equalTo(List.of("{requestBody}")));
        assertThat(Database.select("SELECT code FROM short_link WHERE application_id = ?", application()))
                .isEmpty();
    }

    @Test
    void thousandIsTheMostAndTwoMebibytesTheLargest() {
        api.post(BATCH, batch(Collections.nCopies(1001, "{}")))
                .statusCode(400)
                .body("detail.path", equalTo(List.of("{requestBody}.requests")))
                .body("detail.message", equalTo(List.of("must have at most 1000 entries")));
        String large = "{\"name\":\"x\"" + " ".repeat(60_000) + "}";
        api.post(BATCH, batch(Collections.nCopies(34, large))).statusCode(200);
        api.post(BATCH, batch(Collections.nCopies(35, large)))
                .statusCode(413)
                .body("code", equalTo("payload_too_large"));
        api.post(BATCH, "{\"requests\":[" + "[".repeat(2000)).statusCode(400);
    }

    @Test
    void itTakesTheScopeOfASingleRequest() {
        Api reader = new Api(api.client(), Tokens.of(api.client(), "links:read"));
        reader.post(BATCH, batch(List.of("{}"))).statusCode(403);
        new Api(api.client(), "x").post(BATCH, batch(List.of("{}"))).statusCode(401);
    }

    @Test
    void theSameBatchesAtOnceInAnotherOrderMintEachLinkOnce() {
        assertEachMintedOnce(api);
        // Now all of them have expired and make room, in the same statements.
        MutableClock.ahead(
                Duration.ofDays(367), () -> assertEachMintedOnce(new Api(api.client(), Tokens.of(api.client()))));
        assertThat(Database.select("SELECT code FROM short_link WHERE application_id = ?", application()))
                .hasSize(2000);
    }

    private static void assertEachMintedOnce(Api api) {
        List<List<Map<String, Object>>> answers = Together.run(6, i -> results(api, shuffled(i)));
        List<String> minted = new ArrayList<>();
        Map<String, Set<Object>> codes = new HashMap<>();
        for (int i = 0; i < answers.size(); i++) {
            List<String> bodies = shuffled(i);
            for (int k = 0; k < bodies.size(); k++) {
                Map<String, Object> result = answers.get(i).get(k);
                assertThat(result.get("status")).isIn(200, 201);
                codes.computeIfAbsent(bodies.get(k), body -> new HashSet<>()).add(code(result));
                if (result.get("status").equals(201)) {
                    minted.add(bodies.get(k));
                }
            }
        }
        assertThat(minted).hasSize(1000).doesNotHaveDuplicates();
        assertThat(codes.values()).hasSize(1000).allMatch(same -> same.size() == 1);
    }

    private static List<String> shuffled(int seed) {
        List<String> bodies =
                IntStream.range(0, 1000).mapToObj(BatchTest::named).collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(bodies, new Random(seed));
        return bodies;
    }

    @Test
    void aBatchAndSingleRequestsAgree() {
        // Fewer requests than an application may send in a second.
        List<List<Integer>> statuses = Together.run(
                4,
                i -> i == 0
                        ? results(
                                        api,
                                        IntStream.range(0, 100)
                                                .mapToObj(BatchTest::named)
                                                .toList())
                                .stream()
                                .map(result -> (Integer) result.get("status"))
                                .toList()
                        : IntStream.range(0, 100)
                                .map(k -> 99 - k)
                                .mapToObj(k -> api.mint(named(k)).extract().statusCode())
                                .toList());
        assertThat(statuses.stream().flatMap(List::stream).filter(status -> status == 201))
                .hasSize(100);
        assertThat(statuses.stream().flatMap(List::stream).filter(status -> status == 200))
                .hasSize(300);
    }

    @Test
    void expiredOnesAreSucceededAndRevokedOnesToo() {
        List<String> bodies = List.of(named("expires"), named("stays"), named("revoked"));
        MutableClock.ahead(
                Duration.ofDays(-366),
                () -> results(new Api(api.client(), Tokens.of(api.client())), bodies.subList(0, 1)));
        String expired = Database.select("SELECT code FROM short_link WHERE application_id = ?", application())
                .get(0);
        List<Map<String, Object>> before = results(api, bodies.subList(1, 3));
        api.revoke((String) code(before.get(1)));
        List<Map<String, Object>> after = results(api, bodies);
        assertThat(after.stream().map(result -> result.get("status"))).containsExactly(201, 200, 201);
        assertThat(code(after.get(0))).isNotEqualTo(expired);
        assertThat(after.get(1).get("shortLink")).isEqualTo(before.get(0).get("shortLink"));
        assertThat(code(after.get(2))).isNotEqualTo(code(before.get(1)));
        assertThat(Database.select("SELECT retired_at FROM short_link WHERE code = ?", expired))
                .doesNotContainNull();
    }

    @Test
    void whatIsNotTheApplicationsToUseIsRefusedInItsPlace() {
        String own = api.template("{\"name\":\"own\"}");
        String archived = api.template("{\"name\":\"archived\"}");
        String strict = api.template("{\"name\":\"strict\",\"requireExternalId\":true}");
        String foreign = Api.newApplication().template("{\"name\":\"foreign\"}");
        api.archive(archived);
        api.settings("{\"redirectOrigins\":[\"https://app.acme.com\"]}").statusCode(200);
        List<String> bodies = List.of(
                "{\"template\":\"" + own + "\"}",
                "{\"template\":\"" + archived + "\"}",
                "{\"template\":\"" + foreign + "\"}",
                "{\"template\":\"" + strict + "\"}",
                "{\"template\":\"" + strict + "\",\"externalId\":\"x\"}",
                "{\"redirectUrl\":\"https://app.acme.com/done\"}",
                "{\"redirectUrl\":\"https://evil.com/done\",\"template\":\"" + foreign + "\"}",
                "{\"template\":\"default\"}");
        List<Map<String, Object>> results = results(api, bodies);
        assertThat(results.stream().map(result -> result.get("status")))
                .containsExactly(201, 400, 400, 400, 201, 201, 400, 201);
        for (int refused : List.of(1, 2, 3, 6)) {
            assertThat(results.get(refused).get("error"))
                    .isEqualTo(
                            api.mint(bodies.get(refused)).extract().jsonPath().getMap(""));
        }
    }

    @Test
    void collidingCodesAreDrawnAgainForThoseAlone() throws Throwable {
        String taken = api.mint(named("known")).extract().path("code");
        List<MintOutcome> outcomes =
                mint(new MintTest.Repeating(taken), List.of("a", "known", "b", "c", "a", "d", "e"));
        assertThat(outcomes.stream().map(MintOutcome::kind))
                .containsExactly(MINTED, REPLAYED, MINTED, MINTED, REPLAYED, MINTED, MINTED);
        assertThat(outcomes.stream()
                        .map(outcome -> outcome.link().code().value())
                        .distinct())
                .hasSize(6);
        assertThat(outcomes.get(1).link().code().value()).isEqualTo(taken);
    }

    @Test
    void whereNoCodeIsFreeThatItemAloneIsUnavailable() throws Throwable {
        api.mint(named("known")).statusCode(201);
        RandomGenerator stuck = () -> 0;
        Database.update(
                "INSERT INTO short_link (id, application_id, code, fingerprint, parameters, created_at, expires_at)"
                        + " VALUES (?, ?, 'aaaaaaaa', '', '{}', now(), now() + interval '1 day') ON CONFLICT DO NOTHING",
                new Ulids(new SecureRandom()).next("slk_", Instant.now()),
                application());
        List<MintOutcome> outcomes = mint(stuck, List.of("a", "known", "b"));
        assertThat(outcomes.get(1).kind()).isEqualTo(REPLAYED);
        for (int i : List.of(0, 2)) {
            assertThat(outcomes.get(i).link()).isNull();
            assertThat(outcomes.get(i).kind()).isEqualTo(NO_FREE_CODE);
        }
    }

    private List<MintOutcome> mint(RandomGenerator random, List<String> names) throws Throwable {
        ApplicationId application = new ApplicationId(application());
        MintService unlucky =
                new MintService(links, new ShortCodeGenerator(random), applications, templates, validator, clock);
        return VertxContextSupport.subscribeAndAwait(() -> unlucky.mint(
                application,
                names.stream()
                        .map(name -> new LinkParameters(null, null, name, null, null, null, null, null, null))
                        .map(Draft::of)
                        .map(Mint::of)
                        .toList()));
    }

    @Test
    void whateverTheBodyTheAnswerIsNoServerError() {
        Random random = new Random(20261123);
        List<String> pieces = List.of(
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "\"",
                "null",
                "3",
                "1e999",
                "\\u0000",
                "\\ud800",
                " ",
                "\"requests\"",
                "\"name\":",
                "{}",
                "[{}]",
                "\\",
                "é");
        String valid = batch(List.of("{}", "{\"name\":\"x\",\"tags\":[\"a\"]}", "null", "{\"backfill\":{\"days\":3}}"));
        int accepted = 0;
        for (int i = 0; i < 1000; i++) {
            String body = valid;
            for (int k = random.nextInt(3); k >= 0; k--) {
                int at = random.nextInt(body.length() + 1);
                int until = Math.min(body.length(), at + random.nextInt(6));
                body = body.substring(0, at) + pieces.get(random.nextInt(pieces.size())) + body.substring(until);
            }
            ValidatableResponse answer = api.post(BATCH, body);
            assertThat(answer.extract().statusCode()).as(body).isIn(200, 400);
            if (answer.extract().statusCode() == 200) {
                accepted++;
                assertThat(answer.extract().<List<Integer>>path("results.status"))
                        .as(body)
                        .allMatch(status -> status < 500);
            }
        }
        // Had everything been refused, for whatever reason, this test would say nothing.
        assertThat(accepted).isGreaterThan(20);
    }
}
