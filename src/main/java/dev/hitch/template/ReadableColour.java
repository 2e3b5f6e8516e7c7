package dev.hitch.template;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Locale;
import java.util.Optional;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import dev.hitch.page.theme.Colour;

/**
 * A colour {@code #rrggbb} in which a button is visible on a white page and readable: a contrast of 3:1 to the page,
 * and of 4.5:1 for white or nearly black text on it.
 *
 * @see <a href="https://www.w3.org/TR/WCAG22/#contrast-minimum">WCAG 2.2, 1.4.3</a>
 * @see <a href="https://www.w3.org/TR/WCAG22/#non-text-contrast">WCAG 2.2, 1.4.11</a>
 */
@Documented
@Constraint(validatedBy = ReadableColour.Check.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@interface ReadableColour {

    /** The message; the check replaces it with the contrast that it found. */
    String message() default "must be a colour such as #1f5fbf";

    /** As Bean Validation asks for. */
    Class<?>[] groups() default {};

    /** As Bean Validation asks for. */
    Class<? extends Payload>[] payload() default {};

    /** Measures. */
    class Check implements ConstraintValidator<ReadableColour, String> {

        private static final Colour NEARLY_BLACK = new Colour(0x14, 0x17, 0x1a);
        private static final double SHAPE = 3;
        private static final double TEXT = 4.5;

        @Override
        public boolean isValid(String colour, ConstraintValidatorContext context) {
            Optional<String> problem = colour == null ? Optional.empty() : problem(colour);
            problem.ifPresent(message -> {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(message).addConstraintViolation();
            });
            return problem.isEmpty();
        }

        /** What is wrong with {@code colour}, or empty. */
        static Optional<String> problem(String colour) {
            Optional<Colour> parsed = Optional.of(colour)
                    .filter(text -> text.startsWith("#"))
                    .flatMap(text -> Colour.ofHex(text.substring(1).toLowerCase(Locale.ROOT)));
            return parsed.isEmpty()
                    ? Optional.of("must be a colour of six hexadecimal digits such as #1f5fbf")
                    : parsed.flatMap(Check::unreadable);
        }

        private static Optional<String> unreadable(Colour colour) {
            double onPage = colour.contrastWith(Colour.WHITE);
            double withText = Math.max(onPage, colour.contrastWith(NEARLY_BLACK));
            if (onPage < SHAPE) {
                return Optional.of("must stand out from the white page by 3:1 at least; this one does by "
                        + ratio(onPage) + ": choose a darker one");
            } else if (withText < TEXT) {
                return Optional.of(
                        "must let white or nearly black text on it reach 4.5:1; on this one the better of both reaches "
                                + ratio(withText) + ": choose a slightly darker or lighter one");
            }
            return Optional.empty();
        }

        // Truncated, not rounded: "4.50:1, but must be 4.5:1" would confuse.
        private static String ratio(double contrast) {
            return String.format(Locale.ROOT, "%.2f:1", Math.floor(contrast * 100) / 100);
        }
    }
}
