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

import io.quarkus.runtime.LaunchMode;

/** A text that is an {@link Origin}. Null is valid. */
@Documented
@Constraint(validatedBy = WebOrigin.Check.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface WebOrigin {

    /** Whether its host may be an IPv6 address, which a Content-Security-Policy cannot name. */
    boolean ipv6() default false;

    /** Whether a Content-Security-Policy must be able to name exactly this origin. */
    boolean exact() default false;

    /** Whether it is an origin of this service itself: in development that may be {@code http} on any host. */
    boolean own() default false;

    /** The message where there is no more exact one. */
    String message() default
            "must be an origin such as https://app.acme.com (http: on loopback hosts alone), without path";

    /** As Bean Validation asks for. */
    Class<?>[] groups() default {};

    /** As Bean Validation asks for. */
    Class<? extends Payload>[] payload() default {};

    /** Parses. */
    class Check implements ConstraintValidator<WebOrigin, String> {

        private static final int LONGEST = 255;

        private WebOrigin rule;

        @Override
        public void initialize(WebOrigin given) {
            rule = given;
        }

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            boolean network = rule.own() && LaunchMode.current() == LaunchMode.DEVELOPMENT;
            if (network && text != null && Origin.parseOwn(text, true).isPresent()) {
                return true;
            }
            try {
                if (text != null) {
                    check(WebUrl.parse(text));
                }
                return true;
            } catch (UnusableUrl problem) {
                boolean general = problem.getMessage().equals(WebUrl.RULE);
                new UnusableUrl(general ? rule.message() : problem.getMessage(), origin(problem.suggestion()))
                        .tell(context);
                return false;
            }
        }

        private void check(WebUrl url) throws UnusableUrl {
            WebAddress.Check.bound(url, rule.ipv6(), LONGEST);
            if (!url.afterHost().isEmpty()) {
                throw new UnusableUrl(rule.message(), url.origin().value());
            } else if (rule.exact() && !url.origin().exactlyNamed()) {
                throw new UnusableUrl(
                        "must have a host of letters, digits, hyphens and inner dots alone: browsers' policies know no others",
                        null);
            }
        }

        private static String origin(String suggestion) {
            return suggestion == null
                    ? null
                    : Origin.ofUrl(suggestion).map(Origin::value).orElse(null);
        }
    }
}
