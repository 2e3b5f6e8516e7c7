package dev.hitch.origin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/**
 * A {@link WebAddress} to which a user may be sent after Link. Not an address of this service, which would start Link
 * again, and without a query parameter {@code token}, which Link adds itself. Null is valid.
 */
@Documented
@Constraint(validatedBy = RedirectUrl.Check.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RedirectUrl {

    /** The message where the check has no more exact one. */
    String message() default WebUrl.RULE;

    /** As Bean Validation asks for. */
    Class<?>[] groups() default {};

    /** As Bean Validation asks for. */
    Class<? extends Payload>[] payload() default {};

    /** Parses, and compares with the public origins. */
    @ApplicationScoped
    class Check implements ConstraintValidator<RedirectUrl, String> {

        private final PublicOrigins own;

        Check(PublicOrigins own) {
            this.own = own;
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
            WebAddress.Check.bound(url, false, WebAddress.Check.LONGEST);
            if (own.include(url.origin())) {
                throw new UnusableUrl("must not be an address of this service: users would begin again", null);
            } else if (url.hasParameter("token")) {
                throw new UnusableUrl(
                        "must not have a parameter token of its own: the public token is added as one", null);
            }
        }
    }
}
