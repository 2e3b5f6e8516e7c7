package dev.hitch.shortlink.mint;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

import dev.hitch.id.Ulids;
import dev.hitch.json.Draft;
import dev.hitch.shortlink.LinkParameters;
import dev.hitch.shortlink.ShortCode;
import dev.hitch.shortlink.ShortLinkId;
import dev.hitch.shortlink.mint.MintOutcome.Kind;
import dev.hitch.shortlink.mint.MintOutcome.Link;

import static org.assertj.core.api.Assertions.assertThat;

/** What is asked of the database, and asked again, without a database. */
class MintServiceTest {

    private static final Instant NOW = Instant.parse("2026-01-06T03:24:53Z");
    private static final int ATTEMPTS = 4;

    private final Ulids ulids = new Ulids(new SecureRandom());
    /** The external ids of each statement, in the order in which they were carried out. */
    private final List<String> statements = new ArrayList<>();

    private static Mint request(String externalId) {
        return Mint.of(Draft.of(new LinkParameters(null, null, externalId, null, null, null, null, null, null)));
    }

    private static Map<String, Mint> requests(String... externalIds) {
        Map<String, Mint> requests = new LinkedHashMap<>();
        for (String externalId : externalIds) {
            Mint request = request(externalId);
            requests.put(request.fingerprint(), request);
        }
        return requests;
    }

    private static List<String> names(Collection<Mint> requests) {
        return requests.stream().map(one -> one.draft().body().externalId()).toList();
    }

    /** Stores {@code requests} where the database answers those of {@code late} only in the statement after so many. */
    private Map<String, Kind> store(Map<String, Mint> requests, Map<String, Integer> late) {
        Map<String, MintOutcome> stored = MintService.store(
                        requests,
                        ATTEMPTS,
                        missing -> {
                            statements.add("mint " + names(missing));
                            long minted = statements.stream()
                                    .filter(one -> one.startsWith("mint"))
                                    .count();
                            Map<String, MintOutcome> answer = new HashMap<>();
                            missing.stream()
                                    .filter(one ->
                                            late.getOrDefault(one.draft().body().externalId(), 0) < minted)
                                    .forEach(one -> answer.put(one.fingerprint(), minted()));
                            return Uni.createFrom().item(answer);
                        },
                        expired -> {
                            statements.add("retire " + names(expired));
                            return Uni.createFrom().voidItem();
                        })
                .await()
                .indefinitely();
        Map<String, Kind> kinds = new HashMap<>();
        stored.forEach((fingerprint, outcome) -> kinds.put(fingerprint, outcome.kind()));
        return kinds;
    }

    private MintOutcome minted() {
        return MintOutcome.of(
                Kind.MINTED, new Link(ShortLinkId.next(ulids, NOW), new ShortCode("az9qtk2d"), NOW.plusSeconds(1)));
    }

    @Test
    void whatIsAnsweredAtOnceIsAskedForOnce() {
        assertThat(store(requests("a", "b"), Map.of())).hasSize(2);
        assertThat(statements).containsExactly("mint [a, b]");
    }

    @Test
    void nothingIsAskedForNothing() {
        assertThat(store(requests(), Map.of())).isEmpty();
        assertThat(statements).isEmpty();
    }

    @Test
    void onlyWhatIsMissingIsDrawnAgainAfterExpiredLinksHaveMadeRoom() {
        assertThat(store(requests("a", "b", "c"), Map.of("b", 1, "c", 2))).hasSize(3);
        assertThat(statements)
                .containsExactly("mint [a, b, c]", "retire [b, c]", "mint [b, c]", "retire [c]", "mint [c]");
    }

    @Test
    void whatStaysMissingIsGivenUpAfterSoManyAttemptsAndTheOthersKeepTheirOutcome() {
        Map<String, Kind> stored = store(requests("a", "stuck"), Map.of("stuck", 1_000));
        assertThat(stored).isEqualTo(Map.of(request("a").fingerprint(), Kind.MINTED));
        assertThat(statements.stream().filter(one -> one.equals("mint [stuck]")))
                .hasSize(ATTEMPTS - 1);
    }

    @Test
    void aLinkIsValidForACalendarYear() {
        assertThat(MintService.aYearAfter(Instant.parse("2028-02-29T12:00:00.123Z")))
                .isEqualTo("2029-02-28T12:00:00.123Z");
        assertThat(MintService.aYearAfter(Instant.parse("2027-03-01T00:00:00Z")))
                .isEqualTo("2028-03-01T00:00:00Z");
    }
}
