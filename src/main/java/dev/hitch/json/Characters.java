package dev.hitch.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/** A text of {@code min} to {@code max} characters, counted as Unicode code points: an emoji is one. */
@Documented
@Constraint(validatedBy = Characters.Check.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Characters {

    /** The fewest characters. */
    int min() default 1;

    /** The most characters. */
    int max();

    /** What the caller is told. */
    String message() default "must have {min} to {max} characters";

    /** As Bean Validation asks for. */
    Class<?>[] groups() default {};

    /** As Bean Validation asks for. */
    Class<? extends Payload>[] payload() default {};

    /** Counts. */
    class Check implements ConstraintValidator<Characters, String> {

        private int min;
        private int max;

        @Override
        public void initialize(Characters rule) {
            min = rule.min();
            max = rule.max();
        }

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            if (text == null) {
                return true;
            }
            int count = text.codePointCount(0, text.length());
            return count >= min && count <= max;
        }
    }
}
