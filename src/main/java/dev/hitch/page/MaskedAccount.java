package dev.hitch.page;

/**
 * The name of an account for people who may not be its owner: enough to recognise one's own, too little to learn it.
 * Anybody who has the link to a connection sees it.
 */
public final class MaskedAccount {

    private static final String HIDDEN = "•••";
    private static final int FEW = 2;
    private static final int SHORT = 3;
    private static final int LONG = 6;
    private static final int KEY = 20;

    private MaskedAccount() {}

    /**
     * {@code name} with most of it hidden, by the same number of dots whatever its length: of a name with an at sign,
     * the part before it ({@code fl•••@acme.com}); of another name, all but its beginning ({@code fl•••}). Of short
     * names less is shown; of what looks like a key, nothing but its end.
     */
    public static String of(String name) {
        String given = name.strip();
        int at = given.lastIndexOf('@');
        if (at >= 0) {
            return beginning(given.substring(0, at), SHORT) + HIDDEN + given.substring(at);
        }
        return isKey(given) ? HIDDEN + given.substring(given.length() - FEW) : beginning(given, LONG) + HIDDEN;
    }

    // Two characters of a name of more than `enough`, one of three to that many, none of fewer.
    private static String beginning(String name, int enough) {
        int length = name.codePointCount(0, name.length());
        int shown = length > enough ? FEW : length >= SHORT ? 1 : 0;
        return name.substring(0, name.offsetByCodePoints(0, shown));
    }

    private static boolean isKey(String name) {
        return name.length() >= KEY
                && name.chars().noneMatch(Character::isWhitespace)
                && name.chars().anyMatch(Character::isDigit)
                && name.chars().anyMatch(Character::isLetter);
    }
}
