package dev.hitch.wrong;

import java.time.format.DateTimeFormatter;
import java.util.function.UnaryOperator;

/** Breaks the rule that what a machine reads is written without regard to the machine's locale, in five ways. */
public class AmbientLocale {

    UnaryOperator<String> reference() {
        return String::toLowerCase;
    }

    String format() {
        return String.format("%d", 512);
    }

    String formatted() {
        return "%d".formatted(512);
    }

    String upperCase() {
        return "id".toUpperCase();
    }

    DateTimeFormatter date() {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd");
    }
}
