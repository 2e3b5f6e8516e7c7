package dev.hitch.origin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/** A text that is a {@link WebUrl} with at most 2,048 characters in ASCII. Null is valid. */
@Documented
@Constraint(validatedBy = WebAddress.Check.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface WebAddress {

    /** Whether its host may be an IPv6 address, which a Content-Security-Policy cannot name. */
    boolean ipv6() default false;

    /** Whether this service calls it: then {@link URI} must accept the host, which excludes underscores. */
    boolean called() default false;

    /** The message where there is no more exact one. */
    String message() default WebUrl.RULE;

    /** As Bean Validation asks for. */
    Class<?>[] groups() default {};

    /** As Bean Validation asks for. */
    Class<? extends Payload>[] payload() default {};

    /** Parses. */
    class Check implements ConstraintValidator<WebAddress, String> {

        static final int LONGEST = 2048;

        private WebAddress rule;

        @Override
        public void initialize(WebAddress given) {
            rule = given;
        }

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            try {
                if (text != null) {
                    check(WebUrl.parse(text));
                }
                return true;
            } catch (UnusableUrl problem) {
                problem.tell(context);
                return false;
            }
        }

        private void check(WebUrl url) throws UnusableUrl {
            bound(url, rule.ipv6(), LONGEST);
            if (rule.called() && URI.create(url.value()).getHost() == null) {
                throw new UnusableUrl("must have a host of letters, digits, hyphens and dots alone", null);
            }
        }

        /**
         * Refuses a {@code url} of more than {@code longest} characters, and an IPv6 address where it may have none.
         */
        static void bound(WebUrl url, boolean ipv6, int longest) throws UnusableUrl {
            if (url.value().length() > longest) {
                throw new UnusableUrl("must have 1 to " + longest + " characters, written in ASCII", null);
            } else if (url.ipv6() && !ipv6) {
                String localhost = url.value().replace("//[::1]", "//localhost");
                throw new UnusableUrl(
                        "must not have an IPv6 address as its host: browsers' policies cannot name one",
                        localhost.equals(url.value()) ? null : localhost);
            }
        }
    }
}
