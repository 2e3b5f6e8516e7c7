package dev.hitch.origin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/** A text that is an {@link Origin}, or, with {@code url}, an absolute URL of one. */
@Documented
@Constraint(validatedBy = WebOrigin.Check.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface WebOrigin {

    /** Whether a path and a query may follow the origin. */
    boolean url() default false;

    /** What the caller is told. */
    String message() default
            "must be an origin such as https://app.acme.com (http: on loopback hosts alone), without path";

    /** As Bean Validation asks for. */
    Class<?>[] groups() default {};

    /** As Bean Validation asks for. */
    Class<? extends Payload>[] payload() default {};

    /** Parses. */
    class Check implements ConstraintValidator<WebOrigin, String> {

        private boolean url;

        @Override
        public void initialize(WebOrigin rule) {
            url = rule.url();
        }

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return text == null || (url ? Origin.ofUrl(text) : Origin.parse(text)).isPresent();
        }
    }
}
