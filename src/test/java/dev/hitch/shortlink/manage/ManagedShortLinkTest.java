package dev.hitch.shortlink.manage;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.id.Ulids;
import dev.hitch.shortlink.ShortCode;
import dev.hitch.shortlink.ShortCodeGenerator;
import dev.hitch.shortlink.ShortLinkId;
import dev.hitch.testing.Api;
import dev.hitch.testing.Database;
import dev.hitch.testing.Eventually;
import dev.hitch.testing.MutableClock;
import dev.hitch.testing.Together;
import dev.hitch.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

@QuarkusTest
class ManagedShortLinkTest {

    private static final Ulids ULIDS = new Ulids(new SecureRandom());

    private static final String LINKS = "/tsp/v1/link/short";
    private static final String WHOLE = """
            {"provider": "geotab", "providerHints": ["samsara", "motive"], "externalId": "fleet_456", "name": "Acme",
             "tags": ["b", "a"], "redirectUrl": "https://app.acme.com/done", "syncMode": "manual",
             "backfill": {"startFrom": "2021-01-06T05:24:53+02:00", "days": 123}, "template": "default"}
            """;

    private final Api api = Api.newApplication();

    private String mint(String json) {
        return api.mint(json).statusCode(201).extract().path("id");
    }

    private ValidatableResponse read(String id) {
        return api.request().get(LINKS + "/" + id).then();
    }

    private ValidatableResponse revoke(String id) {
        return api.request().delete(LINKS + "/" + id).then();
    }

    private List<String> list(String query) {
        return list(api, query);
    }

    private static List<String> list(Api as, String query) {
        return as.request()
                .get(LINKS + "?" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("results.id");
    }

    @Test
    void theManagedViewHasWhatIsStored() {
        ValidatableResponse minted = api.mint(WHOLE).statusCode(201);
        read(minted.extract().path("id"))
                .statusCode(200)
                .body("id", equalTo(minted.extract().path("id")))
                .body("code", equalTo(minted.extract().path("code")))
                .body("url", equalTo(minted.extract().path("url")))
                .body("expiresAt", equalTo(minted.extract().path("expiresAt")))
                .body("provider", equalTo("geotab"))
                .body("providerHints", equalTo(List.of("samsara", "motive")))
                .body("externalId", equalTo("fleet_456"))
                .body("name", equalTo("Acme"))
                .body("tags", equalTo(List.of("a", "b")))
                .body("redirectUrl", equalTo("https://app.acme.com/done"))
                .body("syncMode", equalTo("manual"))
                .body("backfill.startFrom", equalTo("2021-01-06T03:24:53.000Z"))
                .body("backfill.days", equalTo(123))
                .body("status", equalTo("live"))
                .body("createdAt", matchesPattern("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$"))
                .body("$", allOf(not(hasKey("template")), not(hasKey("revokedAt"))));
    }

    @Test
    void theManagedViewCountsOpensAndCompletions() {
        ValidatableResponse minted = api.mint("{}");
        String id = minted.extract().path("id");
        read(id).body("opens", equalTo(0)).body("completions", equalTo(0)).body("$", not(hasKey("lastOpenedAt")));
        given().redirects()
                .follow(false)
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
                .get("/" + minted.extract().path("code"))
                .then()
                .statusCode(302);
        int opens = Eventually.see(() -> read(id).extract().path("opens"), count -> count.equals(1));
        assertThat(opens).isEqualTo(1);
        read(id).body("$", hasKey("lastOpenedAt"));
    }

    @Test
    void whatIsAbsentIsLeftOutExceptForTags() {
        read(mint("{}"))
                .body("tags", empty())
                .body("keySet()", hasItems("id", "code", "url", "expiresAt", "status", "createdAt"))
                .body("$", allOf(not(hasKey("externalId")), not(hasKey("backfill")), not(hasKey("providerHints"))));
    }

    @Test
    void linksOfOthersUnknownAndMalformedIdsAreNotFound() {
        String foreign = Api.newApplication().mint("{}").extract().path("id");
        for (String id :
                List.of(foreign, "slk_01JB7K3N2QZP7TVR4FX8SDWFH9", "slk_", "x", foreign.toLowerCase(), "%00")) {
            read(id).statusCode(404).body("code", equalTo("not_found"));
            revoke(id).statusCode(404).body("code", equalTo("not_found"));
            api.request().get(LINKS + "/" + id + "/qr").then().statusCode(404).body("code", equalTo("not_found"));
        }
        assertThat(list("limit=1000")).isEmpty();
        assertThat(Database.select("SELECT revoked_at FROM short_link WHERE id = ?", foreign))
                .containsOnlyNulls();
    }

    @Test
    void aCodeInPlaceOfTheIdIsNotFoundAndToldSo() {
        String code = api.mint("{}").extract().path("code");
        for (ValidatableResponse answer : List.of(read(code), revoke(code))) {
            answer.statusCode(404).body("detail", containsString("by their id, slk_"));
        }
        given().redirects().follow(false).get("/" + code).then().statusCode(302);
    }

    @Test
    void linksComeNewestFirst() {
        String first = mint("{\"externalId\":\"1\"}");
        String second = mint("{\"externalId\":\"2\"}");
        String third = mint("{\"externalId\":\"3\"}");
        assertThat(list("limit=1000")).containsExactly(third, second, first);
        ValidatableResponse page = api.request().get(LINKS + "?limit=2").then();
        page.body("results.id", equalTo(List.of(third, second)));
        api.request()
                .queryParam("cursor", page.extract().<String>path("next"))
                .get(LINKS + "?limit=2")
                .then()
                .body("results.id", equalTo(List.of(first)))
                .body("$", not(hasKey("next")));
    }

    @Test
    void filtersAddUp() {
        String template = api.post("/tsp/v1/link/templates", "{\"name\":\"T\"}")
                .statusCode(201)
                .extract()
                .path("id");
        String plain = mint("{}");
        String one = mint("{\"externalId\":\"one\",\"tags\":[\"a\",\"b\"],\"provider\":\"geotab\"}");
        String two = mint("{\"externalId\":\"two\",\"tags\":[\"b\"],\"template\":\"" + template + "\"}");
        assertThat(list("externalId=one")).containsExactly(one);
        assertThat(list("externalId=One")).isEmpty();
        assertThat(list("tag=b")).containsExactly(two, one);
        assertThat(list("tag=a")).containsExactly(one);
        assertThat(list("provider=geotab")).containsExactly(one);
        assertThat(list("template=" + template)).containsExactly(two);
        assertThat(list("template=default")).containsExactly(one, plain);
        assertThat(list("tag=b&template=" + template)).containsExactly(two);
        assertThat(list("tag=b&provider=geotab&externalId=one&template=default&status=live"))
                .containsExactly(one);
        assertThat(list("tag=b&provider=samsara")).isEmpty();
    }

    @Test
    void theStatusIsThatOfTheMoment() {
        String revoked = mint("{\"externalId\":\"revoked\"}");
        String old = mint("{\"externalId\":\"old\",\"tags\":[\"t\"]}");
        revoke(revoked).statusCode(204);
        assertThat(list("status=live")).containsExactly(old);
        assertThat(list("status=expired")).isEmpty();
        assertThat(list("status=revoked")).containsExactly(revoked);
        MutableClock.ahead(Duration.ofDays(367), () -> {
            Api later = new Api(api.client(), Tokens.of(api.client()));
            String fresh = later.mint("{\"externalId\":\"old\",\"tags\":[\"t\"]}")
                    .statusCode(201)
                    .extract()
                    .path("id");
            assertThat(later.request().get(LINKS + "?status=live").<List<String>>path("results.id"))
                    .containsExactly(fresh);
            assertThat(later.request().get(LINKS + "?status=expired&tag=t").<List<String>>path("results.id"))
                    .containsExactly(old);
            assertThat(later.request().get(LINKS + "?status=revoked").<List<String>>path("results.id"))
                    .containsExactly(revoked);
            later.request().get(LINKS + "/" + old).then().body("status", equalTo("expired"));
            later.request().get(LINKS + "/" + revoked).then().body("status", equalTo("revoked"));
            later.request().delete(LINKS + "/" + old).then().statusCode(204);
            later.request().get(LINKS + "/" + old).then().body("status", equalTo("revoked"));
        });
    }

    // Each parameter by itself: ShortLinkFilterTest.
    @Test
    void aQueryThatIsWrongIsRefusedByName() {
        api.request()
                .get(LINKS + "?external_id=x&tag=a&tag=b")
                .then()
                .statusCode(400)
                .body("detail.path", equalTo(List.of("{requestQuery}.tag", "{requestQuery}.external_id")));
    }

    @Test
    void aRevokedLinkOpensNothingAndItsRequestMintsANewOne() {
        ValidatableResponse minted = api.mint(WHOLE);
        String id = minted.extract().path("id");
        String code = minted.extract().path("code");
        // Remembered as open.
        given().redirects().follow(false).get("/" + code).then().statusCode(302);
        revoke(id).statusCode(204).body(equalTo(""));
        given().redirects().follow(false).get("/" + code).then().statusCode(410);
        given().accept("text/html")
                .get("/?short_code=" + code)
                .then()
                .statusCode(410)
                .body(containsString("withdrawn"));
        api.mint(WHOLE).statusCode(201).body("id", not(equalTo(id))).body("code", not(equalTo(code)));
    }

    @Test
    void toRevokeOnceMoreChangesNothing() {
        String id = mint("{}");
        assertThat(Together.run(8, i -> revoke(id).extract().statusCode())).containsOnly(204);
        String revokedAt = read(id).body("status", equalTo("revoked")).extract().path("revokedAt");
        MutableClock.ahead(Duration.ofMinutes(1), () -> revoke(id).statusCode(204));
        read(id).body("revokedAt", equalTo(revokedAt));
        assertThat(Database.select("SELECT version FROM short_link WHERE id = ?", id))
                .containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"links:write connections:read", "links:read connections:write"})
    void readingAndWritingAreScopesOfTheirOwn(String scope) {
        String id = mint("{}");
        Api other = new Api(api.client(), Tokens.of(api.client(), scope));
        int readable = scope.startsWith("links:read") ? 200 : 403;
        int writable = scope.startsWith("links:write") ? 204 : 403;
        other.request().get(LINKS).then().statusCode(readable);
        other.request().get(LINKS + "/" + id).then().statusCode(readable);
        other.request().get(LINKS + "/" + id + "/qr").then().statusCode(readable);
        other.request().delete(LINKS + "/" + id).then().statusCode(writable);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 700})
    void everyLinkIsListedOnceWhileOthersAreMintedAndRevoked(int limit) {
        List<String> old = manyLinks(10_000);
        AtomicBoolean done = new AtomicBoolean();
        List<List<String>> results = Together.run(3, part -> {
            if (part == 0) {
                List<String> seen = listAll(limit);
                done.set(true);
                return seen;
            }
            // Fewer in all than an application may send in a second.
            for (int i = 0; i < 60 && !done.get(); i++) {
                revoke(mint("{\"externalId\":\"new %d %d\",\"tags\":[\"t\"]}".formatted(part, i)));
                revoke(old.get((i * 97 + part) % old.size()));
            }
            return List.of();
        });
        List<String> seen = results.get(0);
        assertThat(seen).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(seen.stream().filter(Set.copyOf(old)::contains)).hasSize(old.size());
    }

    private List<String> listAll(int limit) {
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification request = api.request().queryParam("limit", limit);
            Response page = (cursor == null ? request : request.queryParam("cursor", cursor)).get(LINKS);
            seen.addAll(page.path("results.id"));
            cursor = page.path("next");
        } while (cursor != null);
        return seen;
    }

    private List<String> manyLinks(int number) {
        String application = api.request().get("/tsp/v1/application").path("id");
        Instant begin = Instant.now().minus(Duration.ofDays(30));
        String[] ids = IntStream.range(0, number)
                .mapToObj(i -> ShortLinkId.next(ULIDS, begin.plusSeconds(i)).value())
                .toArray(String[]::new);
        ShortCodeGenerator codes = new ShortCodeGenerator(new SecureRandom());
        String[] drawn =
                Stream.generate(codes::next).limit(number).map(ShortCode::value).toArray(String[]::new);
        Database.update(
                "INSERT INTO short_link (id, application_id, code, fingerprint, parameters, created_at, expires_at)"
                        + " SELECT id, ?, code, code::bytea, '{}', now(), now() + interval '1 year'"
                        + " FROM unnest(?::text[], ?::text[]) AS row (id, code)",
                application,
                ids,
                drawn);
        return List.of(ids);
    }

    @Test
    void aCodeThatACustomerReadsOutFindsItsLink() {
        ValidatableResponse minted = api.mint("{\"tags\":[\"t\"]}").statusCode(201);
        String id = minted.extract().path("id");
        String code = minted.extract().path("code");
        mint("{}");
        assertThat(list("code=" + code)).containsExactly(id);
        assertThat(list("code=" + code.toUpperCase() + "&tag=t&status=live")).containsExactly(id);
        assertThat(list("code=" + code + "&tag=other")).isEmpty();
        assertThat(list("code=22222222")).isEmpty();
        Api other = Api.newApplication();
        other.request().get(LINKS + "?code=" + code).then().statusCode(200).body("results", empty());
    }

    @Test
    void linksAreFoundByTheTimeOfTheirCreation() {
        String old = mint("{\"externalId\":\"old\",\"tags\":[\"t\"]}");
        MutableClock.ahead(Duration.ofDays(3), () -> {
            Api later = new Api(api.client(), Tokens.lasting(api.client(), Duration.ofDays(30)));
            String fresh = later.mint("{\"externalId\":\"new\",\"tags\":[\"t\"]}")
                    .statusCode(201)
                    .extract()
                    .path("id");
            String createdAt = later.request().get(LINKS + "/" + fresh).path("createdAt");
            Instant instant = Instant.parse(createdAt);
            for (String tag : List.of("", "&tag=t", "&tag=t&status=live", "&status=live")) {
                assertThat(list(later, "createdAfter=" + createdAt + tag)).containsExactly(fresh);
                assertThat(list(later, "createdAfter=" + instant.plusMillis(1) + tag))
                        .isEmpty();
                assertThat(list(later, "createdBefore=" + createdAt + tag)).containsExactly(fresh, old);
                assertThat(list(later, "createdBefore=" + instant.minusMillis(1) + tag))
                        .containsExactly(old);
                assertThat(list(
                                later,
                                "createdAfter=" + instant.minus(Duration.ofDays(1)) + "&createdBefore="
                                        + createdAt.replace("Z", "+00:00") + tag))
                        .containsExactly(fresh);
            }
            assertThat(list(later, "createdAfter=0000-01-01T00:00:00Z&createdBefore=9999-12-31T23:59:59-2359"))
                    .containsExactly(fresh, old);
            assertThat(list(later, "createdBefore=1969-12-31T23:59:59Z")).isEmpty();
            assertThat(list(later, "createdAfter=9999-12-31T23:59:59Z")).isEmpty();
        });
    }

    @Test
    void anEmptyCursorIsTheFirstPage() {
        String id = mint("{}");
        assertThat(list("cursor=")).containsExactly(id);
    }
}
