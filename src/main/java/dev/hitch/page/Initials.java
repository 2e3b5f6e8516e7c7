package dev.hitch.page;

import java.util.Locale;

/** The letter that stands for a name where there is no picture. */
final class Initials {

    private Initials() {}

    /** The first letter or digit of {@code name} as a capital; empty where there is none. */
    static String of(String name) {
        return name == null
                ? ""
                : name.codePoints()
                        .filter(Character::isLetterOrDigit)
                        .mapToObj(Character::toString)
                        .findFirst()
                        .orElse("")
                        .toUpperCase(Locale.ROOT);
    }
}
