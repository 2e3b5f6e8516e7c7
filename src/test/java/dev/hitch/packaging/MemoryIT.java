package dev.hitch.packaging;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.restassured.http.ContentType;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.hitch.testing.Eventually;
import dev.hitch.testing.HitchProcess;
import dev.hitch.testing.PostgresTap;
import dev.hitch.testing.Production;
import dev.hitch.testing.Together;
import dev.hitch.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Two replicas remember links: what one revokes, the other does not open a second later, whatever happens to it. */
class MemoryIT {

    private static final Logger LOG = Logger.getLogger(MemoryIT.class);
    private static final Duration PROMISE = Duration.ofSeconds(1);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static String token;
    private static PostgresTap queries;
    private static PostgresTap notifications;
    private static HitchProcess one;
    private static HitchProcess other;

    @BeforeAll
    static void start() {
        token = Tokens.of(Tokens.newClient());
        Map<String, String> direct = new HashMap<>(Production.environment());
        direct.put("HITCH_RATE_LIMIT_APPLICATION", "0");
        direct.put("HITCH_VISIT_STALE_TIME", "PT5S");
        Map<String, String> tapped = new HashMap<>(direct);
        queries = new PostgresTap(direct.get("DATABASE_URL"));
        notifications = new PostgresTap(direct.get("DATABASE_URL"));
        tapped.put("DATABASE_URL", queries.databaseUrl());
        tapped.put("HITCH_DATABASE_LISTEN_URL", notifications.databaseUrl());
        List<HitchProcess> started = Together.run(2, i -> HitchProcess.start(i == 0 ? direct : tapped));
        one = started.get(0);
        other = started.get(1);
    }

    @AfterAll
    static void stop() throws IOException {
        one.close();
        other.close();
        queries.close();
        notifications.close();
    }

    private record Link(String id, String code) {}

    private static Link mint() {
        var answer = given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("{\"externalId\":\"" + Tokens.newClient() + "\"}")
                .post(one.url() + "/tsp/v1/link/short");
        return new Link(answer.path("id"), answer.path("code"));
    }

    private static void revoke(Link link) {
        given().auth()
                .oauth2(token)
                .delete(one.url() + "/tsp/v1/link/short/" + link.id)
                .then()
                .statusCode(204);
    }

    private static HttpRequest request(String code) {
        return HttpRequest.newBuilder(URI.create(other.url() + "/" + code))
                .header("Accept", "text/html")
                .timeout(Duration.ofSeconds(30))
                .build();
    }

    private static HttpResponse<String> visit(String code) {
        try {
            return CLIENT.send(request(code), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static int status(Link link) {
        return visit(link.code).statusCode();
    }

    private static void becomesReady() {
        Eventually.see(
                () -> given().get(other.url() + "/q/metrics").asString().contains("hitch_revocation_listening 1.0")
                        && given().get(other.url() + "/q/health/ready").statusCode() == 200,
                ready -> ready);
    }

    private static void pass(Duration time) {
        long begin = System.nanoTime();
        Eventually.see(() -> System.nanoTime() - begin, passed -> passed > time.toNanos());
    }

    @Test
    void noLinkOpensASecondAfterItsRevocation() {
        becomesReady();
        List<Link> links = Collections.synchronizedList(new ArrayList<>());
        Together.run(8, i -> {
            for (int n = 0; n < 50; n++) {
                links.add(mint());
            }
            return null;
        });
        links.forEach(link -> assertThat(status(link)).isEqualTo(302));
        Map<String, Long> revoked = new ConcurrentHashMap<>();
        List<String> codes = Collections.synchronizedList(new ArrayList<>());
        List<String> late = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger opened = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        AtomicLong slowest = new AtomicLong();
        AtomicInteger revoking = new AtomicInteger(4);
        Together.run(8, i -> {
            if (i < 4) {
                for (int n = i; n < links.size(); n += 4) {
                    revoke(links.get(n));
                    revoked.put(links.get(n).code, System.nanoTime());
                    codes.add(links.get(n).code);
                }
                revoking.decrementAndGet();
                return null;
            }
            while (revoking.get() > 0 || refused.get() < 500) {
                if (codes.isEmpty()) {
                    Thread.onSpinWait();
                    continue;
                }
                String code = codes.get(Math.max(
                        0, codes.size() - 1 - ThreadLocalRandom.current().nextInt(50)));
                long begin = System.nanoTime();
                int status = visit(code).statusCode();
                slowest.accumulateAndGet(System.nanoTime() - begin, Math::max);
                (status == 302 ? opened : refused).incrementAndGet();
                if (status == 302 && begin - revoked.get(code) > PROMISE.toNanos()) {
                    late.add(code);
                }
            }
            return null;
        });
        LOG.infof(
                "%d visits of revoked links: %d still opened; slowest %d ms",
                opened.get() + refused.get(), opened.get(), slowest.get() / 1_000_000);
        assertThat(late).isEmpty();
    }

    @Test
    void aReplicaThatWasFrozenDoesNotOpenWhatWasRevokedMeanwhile() {
        becomesReady();
        Link link = mint();
        assertThat(status(link)).isEqualTo(302);
        other.frozen(true);
        CompletableFuture<HttpResponse<String>> first;
        try {
            revoke(link);
            first = CLIENT.sendAsync(request(link.code), BodyHandlers.ofString());
            pass(Duration.ofSeconds(3));
        } finally {
            other.frozen(false);
        }
        assertThat(first.join().statusCode()).isEqualTo(410);
    }

    @Test
    void aReplicaWhoseNotificationsAreHeldUpSeesARevocationWithinASecond() {
        becomesReady();
        Link link = mint();
        assertThat(status(link)).isEqualTo(302);
        notifications.silent(true);
        try {
            revoke(link);
            long begin = System.nanoTime();
            long last = begin;
            long pause = 0;
            while (status(link) == 302) {
                long now = System.nanoTime();
                pause = Math.max(pause, now - last);
                last = now;
            }
            assertThat(Duration.ofNanos(last - begin)).isLessThan(PROMISE.plusNanos(pause));
            assertThat(status(link)).isEqualTo(410);
        } finally {
            notifications.silent(false);
        }
    }

    @Test
    void whileTheDatabaseIsAwayRememberedLinksOpenForAWhile() throws IOException {
        becomesReady();
        Link link = mint();
        Link unvisited = mint();
        assertThat(status(link)).isEqualTo(302);
        queries.away(true);
        notifications.away(true);
        try {
            assertThat(status(link)).isEqualTo(302);
            HttpResponse<String> unknown = visit(unvisited.code);
            assertThat(unknown.statusCode()).isEqualTo(503);
            assertThat(unknown.body()).startsWith("<!DOCTYPE html>");
            given().auth()
                    .oauth2(token)
                    .contentType(ContentType.JSON)
                    .body("{}")
                    .post(other.url() + "/tsp/v1/link/short")
                    .then()
                    .statusCode(503);
            assertThat(status(link)).isEqualTo(302);
            assertThat(Eventually.see(() -> status(link), status -> status != 302))
                    .isEqualTo(503);
        } finally {
            queries.away(false);
            notifications.away(false);
        }
        assertThat(Eventually.see(() -> status(unvisited), status -> status == 302))
                .isEqualTo(302);
    }
}
