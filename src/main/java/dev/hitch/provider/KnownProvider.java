package dev.hitch.provider;

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

import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;

import dev.hitch.json.Nearest;

/** A text that is the code of a provider of the {@link ProviderCatalog}. Null is valid. */
@Documented
@Constraint(validatedBy = KnownProvider.Check.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface KnownProvider {

    /** The message for the caller. */
    String message() default "must be a known provider: {codes}";

    /** As Bean Validation asks for. */
    Class<?>[] groups() default {};

    /** As Bean Validation asks for. */
    Class<? extends Payload>[] payload() default {};

    /** Looks the code up in the catalogue. */
    @ApplicationScoped
    class Check implements ConstraintValidator<KnownProvider, String> {

        private final ProviderCatalog catalog;

        Check(ProviderCatalog catalog) {
            this.catalog = catalog;
        }

        @Override
        public boolean isValid(String code, ConstraintValidatorContext context) {
            if (code == null || catalog.find(code).isPresent()) {
                return true;
            }
            HibernateConstraintValidatorContext answer = context.unwrap(HibernateConstraintValidatorContext.class);
            answer.addMessageParameter("codes", String.join(", ", catalog.codes()));
            Nearest.to(code, catalog.codes()).ifPresent(answer::withDynamicPayload);
            return false;
        }
    }
}
