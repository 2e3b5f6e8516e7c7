package dev.hitch.link.template;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/**
 * A colour {@code #rrggbb} in which a button can be seen on a white page and read: 3:1 against the page, and 4.5:1 for white or
 * nearly black text on it.
 *
 * @see <a href="https://www.w3.org/TR/WCAG22/#contrast-minimum">WCAG 2.2, 1.4.3</a>
 * @see <a href="https://www.w3.org/TR/WCAG22/#non-text-contrast">WCAG 2.2, 1.4.11</a>
 */
@Documented
@Constraint(validatedBy = ReadableColour.Check.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@interface ReadableColour {

    /** What the caller is told; the check replaces it with the ratio that it found. */
    String message() default "must be a colour such as #1f5fbf";

    /** As Bean Validation asks for. */
    Class<?>[] groups() default {};

    /** As Bean Validation asks for. */
    Class<? extends Payload>[] payload() default {};

    /** Measures. */
    class Check implements ConstraintValidator<ReadableColour, String> {

        private static final Pattern FORM = Pattern.compile("#[0-9a-fA-F]{6}");
        private static final int WHITE = 0xffffff;
        // The dark text of the pages.
        private static final int NEARLY_BLACK = 0x14171a;
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
            if (!FORM.matcher(colour).matches()) {
                return Optional.of("must be a colour of six hexadecimal digits such as #1f5fbf");
            }
            int rgb = Integer.parseInt(colour.substring(1), 16);
            double onPage = contrast(rgb, WHITE);
            double withText = Math.max(onPage, contrast(rgb, NEARLY_BLACK));
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

        /** How well two colours stand out from each other: 1 for not at all, 21 for black on white. */
        static double contrast(int one, int other) {
            double a = luminance(one);
            double b = luminance(other);
            return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        }

        private static double luminance(int rgb) {
            return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
        }

        private static double linear(int channel) {
            double value = channel / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }

        // Cut off, not rounded: "4.50:1, but must be 4.5:1" would help nobody.
        private static String ratio(double contrast) {
            return String.format(Locale.ROOT, "%.2f:1", Math.floor(contrast * 100) / 100);
        }
    }
}
