package dev.hitch.shortlink.mint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.hitch.shortlink.ShortCode;
import dev.hitch.shortlink.ShortLinkId;

/**
 * What became of one request for a short link.
 *
 * @param link the link that was minted or replayed, else null
 * @param refusals why it was refused, beside what is wrong with the request by itself; else empty
 */
record MintOutcome(Kind kind, Link link, List<MintRules.Refusal> refusals) {

    /** The kinds of outcomes. */
    enum Kind {
        /** A new link. */
        MINTED,
        /** The link that an identical request minted before. */
        REPLAYED,
        /** The request is malformed, or asks for what the application may not use. */
        REFUSED,
        /** Every code that was drawn was taken. */
        NO_FREE_CODE
    }

    /** A short link as its maker has to know it. */
    record Link(ShortLinkId id, ShortCode code, Instant expiresAt) {}

    /** A request and why the application may not make it; empty where it may. */
    record Judged(Mint mint, List<MintRules.Refusal> refusals) {

        boolean accepted() {
            return mint.wellFormed() && refusals.isEmpty();
        }
    }

    static MintOutcome of(Kind kind, Link link) {
        return new MintOutcome(kind, link, List.of());
    }

    /**
     * An outcome for each request, in the same order and as if they had come one after the other.
     *
     * @param stored the outcomes of those that the database has answered, by fingerprint
     */
    static List<MintOutcome> each(List<Judged> requests, Map<String, MintOutcome> stored) {
        Set<String> seen = new HashSet<>();
        List<MintOutcome> outcomes = new ArrayList<>();
        for (Judged request : requests) {
            String fingerprint = request.mint().fingerprint();
            if (!request.accepted()) {
                outcomes.add(new MintOutcome(Kind.REFUSED, null, request.refusals()));
            } else if (!stored.containsKey(fingerprint)) {
                outcomes.add(of(Kind.NO_FREE_CODE, null));
            } else {
                MintOutcome first = stored.get(fingerprint);
                outcomes.add(seen.add(fingerprint) ? first : of(Kind.REPLAYED, first.link()));
            }
        }
        return outcomes;
    }
}
