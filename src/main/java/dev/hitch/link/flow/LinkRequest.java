package dev.hitch.link.flow;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.hitch.link.secret.LinkSignature;
import dev.hitch.page.NoticePage.Notice;
import dev.hitch.page.words.Language;
import dev.hitch.shortlink.LinkParameters;
import dev.hitch.sync.Backfill;
import dev.hitch.sync.SyncMode;
import dev.hitch.time.Timestamps;

/**
 * What an address of Link says. Unknown and empty parameters are dropped, but not where it is signed: the signature is
 * over all of them.
 *
 * @param path the path
 * @param connection the connection to sign in to again, or null
 * @param given the parameters by name
 * @param query what is searched for among the providers
 * @param language the language that the user switched to, or null
 */
record LinkRequest(String path, String connection, Map<String, String> given, String query, String language) {

    private static final List<String> KNOWN = List.of(
            "short_code",
            "key",
            "provider",
            "pick",
            "name",
            "external_id",
            "tags",
            "sync_mode",
            "backfill_days",
            "backfill_start_from",
            "redirect_url",
            "template",
            "state");
    // Not of the link: what the user searches for, and the language.
    private static final Set<String> PASSING = Set.of("q", Language.PARAMETER);
    private static final int LONGEST_STATE = 2048;

    static LinkRequest of(String path, String connection, Map<String, String> all) {
        Map<String, String> given = new LinkedHashMap<>();
        KNOWN.stream()
                .filter(name -> !all.getOrDefault(name, "").isEmpty())
                .forEach(name -> given.put(name, all.get(name)));
        if (all.containsKey(LinkSignature.PARAMETER)) {
            all.keySet().stream()
                    .filter(name -> !PASSING.contains(name))
                    .sorted()
                    .forEach(name -> given.putIfAbsent(name, all.get(name)));
        }
        return new LinkRequest(path, connection, given, all.getOrDefault("q", ""), all.get(Language.PARAMETER));
    }

    /** The parameter of this name; null where it is absent or empty. */
    String get(String name) {
        String value = given.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** Whether a short link says what is to be connected. */
    boolean ofShortLink() {
        return connection == null && get("short_code") != null;
    }

    /** The same with another parameter, or without it where {@code value} is null. */
    LinkRequest with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(given);
        changed.put(name, value);
        return of(
                path,
                connection,
                changed.entrySet().stream()
                        .filter(entry -> entry.getValue() != null)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Whether it is the bare origin: no link, no application, no connection. */
    boolean asksNothing() {
        return connection == null && given.isEmpty();
    }

    /** Path and known parameters in a fixed order, without language and search: what a step is bound to. */
    String address() {
        return path
                + given.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                        .collect(Collectors.joining("&", given.isEmpty() ? "" : "?", ""));
    }

    /** The address in {@code language}. */
    String address(Language language) {
        return address() + (given.isEmpty() ? "?" : "&") + Language.PARAMETER + "=" + language.tag();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Refuses a NUL character in any parameter, and a state that is too long. */
    void check() {
        boolean clean = given.values().stream().allMatch(value -> value.indexOf('\0') < 0);
        String state = get("state");
        if (!clean || state != null && state.length() > LONGEST_STATE) {
            throw LinkFailure.of(Notice.LINK_INCOMPLETE);
        }
    }

    /** What it says about the connection, in the form that short links store. The texts are not checked yet. */
    LinkParameters parameters() {
        return new LinkParameters(
                get("provider"),
                null,
                get("external_id"),
                get("name"),
                tags(),
                get("redirect_url"),
                syncMode(),
                backfill(),
                get("template"));
    }

    private List<String> tags() {
        return get("tags") == null
                ? null
                : Arrays.stream(get("tags").split(","))
                        .map(String::strip)
                        .filter(tag -> !tag.isEmpty())
                        .toList();
    }

    private SyncMode syncMode() {
        String mode = get("sync_mode");
        return mode == null
                ? null
                : Arrays.stream(SyncMode.values())
                        .filter(known -> known.toString().equals(mode))
                        .findFirst()
                        .orElseThrow(() -> LinkFailure.of(Notice.LINK_INCOMPLETE));
    }

    private Backfill backfill() {
        String from = get("backfill_start_from");
        // The embedding packages document "the date": one without a time is its first moment, in UTC.
        String instant = from != null && from.length() == 10 ? from + "T00:00:00Z" : from;
        Instant start = instant == null
                ? null
                : Timestamps.parseParameter(instant).orElseThrow(() -> LinkFailure.of(Notice.LINK_INCOMPLETE));
        try {
            String days = get("backfill_days");
            // Terminal's embedding packages send the 0 that they document as their default.
            return Backfill.orNull(
                    new Backfill(start, days == null || days.equals("0") ? null : Integer.valueOf(days)));
        } catch (NumberFormatException notANumber) {
            throw LinkFailure.of(Notice.LINK_INCOMPLETE);
        }
    }
}
