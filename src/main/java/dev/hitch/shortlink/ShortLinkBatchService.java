package dev.hitch.shortlink;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.hitch.application.ApplicationId;

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

    /** What {@link ShortLinkService#mint} would have answered to each of {@code asked}, one after the other. */
    Uni<List<MintOutcome>> mint(ApplicationId application, List<MintRequest> asked) {
        List<LinkParameters> readable = asked.stream()
                .map(MintRequest::parameters)
                .filter(Objects::nonNull)
                .toList();
        return links.rules(application, readable).chain(rules -> {
            List<MintRequest> judged =
                    asked.stream().map(request -> request.judge(rules)).toList();
            return upsert(application, distinct(judged), clock.instant(), ShortLinkService.ATTEMPTS)
                    .map(minted -> outcomes(judged, minted));
        });
    }

    private static Map<String, LinkParameters> distinct(List<MintRequest> requests) {
        Map<String, LinkParameters> distinct = new LinkedHashMap<>();
        requests.stream()
                .filter(request -> request.error() == null)
                .forEach(request -> distinct.putIfAbsent(
                        request.fingerprint(), request.parameters().normalized()));
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

    private static List<MintOutcome> outcomes(List<MintRequest> requests, Map<String, Minted> minted) {
        Set<String> answered = new HashSet<>();
        List<MintOutcome> outcomes = new ArrayList<>();
        for (MintRequest request : requests) {
            Minted link = minted.get(request.fingerprint());
            if (request.error() != null) {
                outcomes.add(MintOutcome.of(request.error()));
            } else if (link == null) {
                outcomes.add(MintOutcome.of(ShortLinkService.noCode()));
            } else {
                outcomes.add(MintOutcome.of(answered.add(request.fingerprint()) ? link : link.again()));
            }
        }
        return outcomes;
    }
}
