package dev.hitch.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/**
 * A text that people read: with at least one visible character, and without characters that control how the text is
 * shown. {@code @CodePointLength} limits its length.
 */
@Documented
@Constraint(validatedBy = Readable.Check.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Readable {

    /** Whether it may have several lines. */
    boolean lines() default false;

    /** The message where nothing is visible. */
    String message() default "must have at least one visible character";

    /** As Bean Validation asks for. */
    Class<?>[] groups() default {};

    /** As Bean Validation asks for. */
    Class<? extends Payload>[] payload() default {};

    /** Looks at each character. */
    class Check implements ConstraintValidator<Readable, String> {

        private static final String LINES = "\t\n\r";
        // Letters and symbols by their category, but invisible: the Hangul fillers, the empty Braille pattern and the
        // null note head.
        private static final Set<Integer> BLANK = Set.of(0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x1D159);

        private boolean lines;

        @Override
        public void initialize(Readable rule) {
            lines = rule.lines();
        }

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            // @CodePointLength reports an empty text.
            if (text == null || text.isEmpty()) {
                return true;
            }
            OptionalInt control = text.codePoints().filter(this::controls).findFirst();
            if (control.isPresent()) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(String.format(
                                Locale.ROOT, "must not contain the control character U+%04X", control.getAsInt()))
                        .addConstraintViolation();
            }
            return control.isEmpty() && text.codePoints().anyMatch(Check::visible);
        }

        // U+200E, U+200F and U+061C are allowed: right-to-left texts need them, and they override nothing.
        private boolean controls(int character) {
            boolean directs = character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
            return directs
                    || switch (Character.getType(character)) {
                        case Character.CONTROL -> !lines || LINES.indexOf(character) < 0;
                        case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> !lines;
                        default -> false;
                    };
        }

        private static boolean visible(int character) {
            return switch (Character.getType(character)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.SPACE_SEPARATOR,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.NON_SPACING_MARK,
                        Character.ENCLOSING_MARK -> false;
                // Unknown to this Java: a newer emoji or script, unless Unicode reserves it for invisible characters.
                case Character.UNASSIGNED ->
                    character != 0x2065
                            && (character < 0xFFF0 || character > 0xFFF8)
                            && (character & 0xFFFE) != 0xFFFE
                            && (character < 0xFDD0 || character > 0xFDEF)
                            && character >> 12 != 0xE0;
                default -> !BLANK.contains(character);
            };
        }
    }
}
