package dev.hitch.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a misspelt one probably means. */
public final class Nearest {

    private static final int LONGEST = 64;
    private static final int SHORTEST_BEGINNING = 3;

    private Nearest() {}

    /**
     * The name among {@code known} that {@code typed} most likely means, or empty where none is similar. Case and
     * separators do not matter; up to a third of the letters may differ, or one name may begin with the other.
     */
    public static Optional<String> to(String typed, Collection<String> known) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        String wanted = bare(typed);
        return known.stream()
                .filter(name -> near(wanted, bare(name)))
                .min(Comparator.comparingInt((String name) -> distance(wanted, bare(name)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static boolean near(String wanted, String name) {
        boolean begun = wanted.length() >= SHORTEST_BEGINNING && (name.startsWith(wanted) || wanted.startsWith(name));
        return begun || distance(wanted, name) <= Math.max(1, Math.max(wanted.length(), name.length()) / 3);
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    // Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours count one each.
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(a, b, d, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(String a, String b, int[][] d, int i, int j) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
