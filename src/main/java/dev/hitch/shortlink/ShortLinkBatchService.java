package dev.hitch.shortlink;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.hitch.application.ApplicationId;
import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.error.Violation;

/** Mints many short links at once, by the rules of {@link ShortLinkService} and in as few statements as for one. */
@ApplicationScoped
class ShortLinkBatchService {

    private final ShortLinkService links;
    private final ShortLinkBatchRepository rows;
    private final ShortCodeGenerator codes;
    private final Clock clock;

    ShortLinkBatchService(
            ShortLinkService links, ShortLinkBatchRepository rows, ShortCodeGenerator codes, Clock clock) {
        this.links = links;
        this.rows = rows;
        this.codes = codes;
        this.clock = clock;
    }

    /** What {@link ShortLinkService#mint} would have answered to each of {@code given}, one after the other. */
    Uni<List<MintOutcome>> mint(ApplicationId application, List<LinkParameters> given) {
        List<LinkParameters> asked =
                given.stream().map(LinkParameters::normalized).toList();
        return links.rules(application, asked).chain(rules -> {
            List<Item> items =
                    asked.stream().map(parameters -> Item.of(parameters, rules)).toList();
            return upsert(application, distinct(items), clock.instant(), ShortLinkService.ATTEMPTS)
                    .map(minted -> outcomes(items, minted));
        });
    }

    private static Map<String, LinkParameters> distinct(List<Item> items) {
        Map<String, LinkParameters> distinct = new LinkedHashMap<>();
        items.stream()
                .filter(item -> item.refusals.isEmpty())
                .forEach(item -> distinct.putIfAbsent(item.fingerprint, item.parameters));
        return distinct;
    }

    private Uni<Map<String, Minted>> upsert(
            ApplicationId application, Map<String, LinkParameters> asked, Instant now, int attempts) {
        if (asked.isEmpty() || attempts == 0) {
            return Uni.createFrom().item(new HashMap<>());
        }
        return rows.upsert(application, asked, codes::next, ShortLinkService.aYearAfter(now), now)
                .chain(done -> {
                    Map<String, LinkParameters> rest = new LinkedHashMap<>(asked);
                    rest.keySet().removeAll(done.keySet());
                    return upsert(application, rest, now, attempts - 1).invoke(later -> later.putAll(done));
                });
    }

    private static List<MintOutcome> outcomes(List<Item> items, Map<String, Minted> minted) {
        Set<String> answered = new HashSet<>();
        List<MintOutcome> outcomes = new ArrayList<>();
        for (Item item : items) {
            Minted link = minted.get(item.fingerprint);
            if (!item.refusals.isEmpty()) {
                outcomes.add(MintOutcome.of(ApiException.of(ErrorCode.BAD_REQUEST, item.refusals)));
            } else if (link == null) {
                outcomes.add(MintOutcome.of(ShortLinkService.noCode()));
            } else {
                outcomes.add(MintOutcome.of(answered.add(item.fingerprint) ? link : link.again()));
            }
        }
        return outcomes;
    }

    private record Item(LinkParameters parameters, String fingerprint, List<Violation> refusals) {

        static Item of(LinkParameters parameters, MintRules rules) {
            return new Item(parameters, HexFormat.of().formatHex(parameters.fingerprint()), rules.refusals(parameters));
        }
    }
}
