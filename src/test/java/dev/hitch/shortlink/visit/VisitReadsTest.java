package dev.hitch.shortlink.visit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.hitch.shortlink.visit.VisitService.Visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VisitReadsTest {

    private static final Visit OPEN = new Visit(Instant.parse("2026-01-06T03:24:53Z"), false);

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final AtomicLong clock = new AtomicLong();
    private final List<List<String>> statements = new CopyOnWriteArrayList<>();
    private final List<UniEmitter<? super Map<String, Visit>>> unanswered = new CopyOnWriteArrayList<>();
    private final VisitReads reads = new VisitReads(vertx, this::find, clock::get);
    private volatile boolean silent;
    private volatile RuntimeException failure;

    private Uni<Map<String, Visit>> find(Collection<String> codes) {
        statements.add(List.copyOf(codes));
        if (failure != null) {
            return Uni.createFrom().failure(failure);
        }
        if (silent) {
            return Uni.createFrom().emitter(unanswered::add);
        }
        Map<String, Visit> found = new HashMap<>();
        codes.stream().filter(code -> !code.equals("unknown")).forEach(code -> found.put(code, OPEN));
        return Uni.createFrom().item(found);
    }

    @AfterEach
    void end() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private List<CompletableFuture<Visit>> ask(String... codes) {
        CompletableFuture<List<CompletableFuture<Visit>>> asked = new CompletableFuture<>();
        loop.runOnContext(now -> {
            List<CompletableFuture<Visit>> answers = new ArrayList<>();
            for (String code : codes) {
                answers.add(reads.read(code).subscribe().asCompletionStage());
            }
            asked.complete(answers);
        });
        return asked.join();
    }

    private static Visit of(CompletableFuture<Visit> answer) throws Exception {
        return answer.get(10, TimeUnit.SECONDS);
    }

    @Test
    void whatArrivesTogetherIsReadByOneStatementAndEachGetsItsOwn() throws Exception {
        List<CompletableFuture<Visit>> answers = ask("one", "unknown", "two", "one");
        assertThat(of(answers.get(0))).isEqualTo(OPEN);
        assertThat(of(answers.get(1))).isNull();
        assertThat(of(answers.get(3))).isEqualTo(OPEN);
        assertThat(statements).containsExactly(List.of("one", "unknown", "two"));
    }

    @Test
    void newcomersWaitWhileTwoStatementsAreUnderWay() throws Exception {
        silent = true;
        ask("one");
        ask("two");
        List<CompletableFuture<Visit>> later = new ArrayList<>(ask("three"));
        later.addAll(ask("four"));
        ask();
        assertThat(statements).containsExactly(List.of("one"), List.of("two"));
        silent = false;
        loop.runOnContext(now -> unanswered.get(0).complete(Map.of("one", OPEN)));
        assertThat(of(later.get(0))).isEqualTo(OPEN);
        assertThat(of(later.get(1))).isEqualTo(OPEN);
        assertThat(statements).contains(List.of("three", "four"));
    }

    @Test
    void atMostSoManyAreReadAtOnce() throws Exception {
        String[] codes = new String[600];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = "code" + i;
        }
        for (CompletableFuture<Visit> answer : ask(codes)) {
            assertThat(of(answer)).isEqualTo(OPEN);
        }
        assertThat(statements).extracting(List::size).containsExactly(256, 256, 88);
    }

    @Test
    void aFailureIsToldToEachAndMeansThatTheDatabaseIsAway() {
        assertThat(reads.away()).isFalse();
        failure = new IllegalStateException("away");
        for (CompletableFuture<Visit> answer : ask("one", "two")) {
            assertThatThrownBy(() -> of(answer)).hasRootCauseMessage("away");
        }
        assertThat(reads.away()).isTrue();
    }

    @Test
    void onceASecondOneMayTryWhetherTheDatabaseIsBack() throws Exception {
        failure = new IllegalStateException("away");
        assertThatThrownBy(() -> of(ask("one").get(0))).isNotNull();
        clock.addAndGet(999_999_999);
        assertThat(reads.away()).isTrue();
        clock.addAndGet(1);
        assertThat(reads.away()).isFalse();
        assertThat(reads.away()).isTrue();
        failure = null;
        of(ask("one").get(0));
        assertThat(reads.away()).isFalse();
    }

    @Test
    void aStatementThatMissesItsDeadlineHasFailedAndLetsOthersGoOn() {
        silent = true;
        List<CompletableFuture<Visit>> answers = ask("one");
        assertThatThrownBy(() -> of(answers.get(0))).hasCauseInstanceOf(TimeoutException.class);
        assertThat(reads.away()).isTrue();
    }
}
