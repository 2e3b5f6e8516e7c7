package dev.hitch.shortlink.mint;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.error.Violation;
import dev.hitch.id.Ulids;
import dev.hitch.json.Draft;
import dev.hitch.shortlink.LinkParameters;
import dev.hitch.shortlink.ShortCode;
import dev.hitch.shortlink.ShortLinkId;
import dev.hitch.shortlink.mint.MintOutcome.Judged;
import dev.hitch.shortlink.mint.MintOutcome.Kind;
import dev.hitch.shortlink.mint.MintOutcome.Link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class MintOutcomeTest {

    private static final Instant NOW = Instant.parse("2026-01-06T03:24:53Z");
    private static final Ulids ULIDS = new Ulids(new SecureRandom());

    private static Judged request(String externalId, MintRules.Refusal... refusals) {
        LinkParameters parameters = new LinkParameters(null, null, externalId, null, null, null, null, null, null);
        return new Judged(Mint.of(Draft.of(parameters)), List.of(refusals));
    }

    private static Link link(String code) {
        return new Link(ShortLinkId.next(ULIDS, NOW), new ShortCode(code), NOW);
    }

    private static Map.Entry<String, MintOutcome> stored(Judged request, Kind kind, Link link) {
        return Map.entry(request.mint().fingerprint(), MintOutcome.of(kind, link));
    }

    @Test
    void eachRequestGetsItsOwnOutcomeInItsPlace() {
        Judged a = request("a");
        Judged b = request("b");
        Link linkOfA = link("aaaaaaaa");
        Link linkOfB = link("bbbbbbbb");
        assertThat(MintOutcome.each(
                        List.of(b, a),
                        Map.ofEntries(stored(a, Kind.MINTED, linkOfA), stored(b, Kind.REPLAYED, linkOfB))))
                .containsExactly(MintOutcome.of(Kind.REPLAYED, linkOfB), MintOutcome.of(Kind.MINTED, linkOfA));
    }

    @Test
    void ofIdenticalRequestsTheFirstIsMintedAndTheOthersAreReplayed() {
        Link link = link("aaaaaaaa");
        assertThat(MintOutcome.each(
                        List.of(request("a"), request("a"), request("a")),
                        Map.ofEntries(stored(request("a"), Kind.MINTED, link))))
                .containsExactly(
                        MintOutcome.of(Kind.MINTED, link),
                        MintOutcome.of(Kind.REPLAYED, link),
                        MintOutcome.of(Kind.REPLAYED, link));
    }

    @Test
    void aRefusedRequestDoesNotAffectTheOthers() {
        Judged refused = request("a", MintRules.Refusal.TEMPLATE_UNKNOWN);
        Judged other = request("b");
        List<MintOutcome> outcomes =
                MintOutcome.each(List.of(refused, other), Map.ofEntries(stored(other, Kind.MINTED, link("aaaaaaaa"))));
        assertThat(outcomes)
                .extracting(MintOutcome::kind, MintOutcome::refusals)
                .containsExactly(
                        tuple(Kind.REFUSED, List.of(MintRules.Refusal.TEMPLATE_UNKNOWN)),
                        tuple(Kind.MINTED, List.of()));
    }

    @Test
    void aMalformedRequestIsRefusedWithoutAFingerprint() {
        Mint malformed = Mint.of(new Draft<>(null, List.of(Violation.of("{requestBody}", "must be an object")), null));
        Mint tooLarge =
                Mint.of(new Draft<>(null, List.of(), ApiException.of(ErrorCode.PAYLOAD_TOO_LARGE, "too large")));
        assertThat(MintOutcome.each(
                        List.of(new Judged(malformed, List.of()), new Judged(tooLarge, List.of())), Map.of()))
                .extracting(MintOutcome::kind)
                .containsExactly(Kind.REFUSED, Kind.REFUSED);
        assertThat(malformed.fingerprint()).isNull();
        assertThat(tooLarge.draft().error().code()).isEqualTo(ErrorCode.PAYLOAD_TOO_LARGE);
    }

    @Test
    void whatTheDatabaseHasNotAnsweredHadNoFreeCode() {
        Judged a = request("a");
        assertThat(MintOutcome.each(
                        List.of(a, request("b"), a), Map.ofEntries(stored(a, Kind.MINTED, link("aaaaaaaa")))))
                .extracting(MintOutcome::kind)
                .containsExactly(Kind.MINTED, Kind.NO_FREE_CODE, Kind.REPLAYED);
    }
}
