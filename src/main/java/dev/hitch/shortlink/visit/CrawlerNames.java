package dev.hitch.shortlink.visit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names of monitors, scanners, crawlers, previews and AI agents in a {@code User-Agent}: the list of the npm
 * package crawler-user-agents, in {@code crawler-user-agents.txt}. Nearly all of its regular expressions are plain
 * text; those are found by their first letters, because trying each expression takes a millisecond a visit.
 *
 * @see <a href="https://github.com/monperrus/crawler-user-agents">crawler-user-agents</a>
 */
final class CrawlerNames {

    private static final String RESOURCE = "crawler-user-agents.txt";
    private static final int HEAD = 3;
    private static final Pattern PLAIN = Pattern.compile("([A-Za-z0-9 _:;,@!'&=-]|\\\\[^A-Za-z0-9]){" + HEAD + ",}");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    // Their previews do not claim to be a browser, so VisitAgents knows them; their in-app browsers are used by people.
    private static final Set<String> MESSENGERS = Set.of("WhatsApp", "Viber");

    private final Map<String, List<String>> names = new HashMap<>();
    private final Pattern others;

    /** Reads the list. */
    CrawlerNames() {
        List<String> expressions = new ArrayList<>();
        lines().stream()
                .filter(line -> !line.startsWith("#") && !MESSENGERS.contains(line))
                .forEach(line -> {
                    if (PLAIN.matcher(line).matches()) {
                        String name = ESCAPE.matcher(line).replaceAll("$1");
                        names.computeIfAbsent(name.substring(0, HEAD), head -> new ArrayList<>())
                                .add(name);
                    } else {
                        expressions.add(line);
                    }
                });
        others = Pattern.compile(String.join("|", expressions));
    }

    private static List<String> lines() {
        try (BufferedReader list = new BufferedReader(
                new InputStreamReader(CrawlerNames.class.getResourceAsStream(RESOURCE), StandardCharsets.UTF_8))) {
            return list.lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether one of them stands in {@code agent}, a {@code User-Agent}. */
    boolean in(String agent) {
        for (int i = 0; i + HEAD <= agent.length(); i++) {
            for (String name : names.getOrDefault(agent.substring(i, i + HEAD), List.of())) {
                if (agent.startsWith(name, i)) {
                    return true;
                }
            }
        }
        return others.matcher(agent).find();
    }
}
