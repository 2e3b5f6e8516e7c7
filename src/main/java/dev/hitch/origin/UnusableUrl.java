package dev.hitch.origin;

import jakarta.validation.ConstraintValidatorContext;

import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;

/** Why a text is not a usable URL, in a sentence for the caller, and what was probably meant. */
final class UnusableUrl extends Exception {

    private static final long serialVersionUID = 1L;

    private final String suggestion;

    /** With a {@code suggestion}, or null. */
    UnusableUrl(String message, String suggestion) {
        super(message, null, false, false);
        this.suggestion = suggestion;
    }

    /** The suggestion, or null. */
    String suggestion() {
        return suggestion;
    }

    /** Reports it as the violation of a constraint. */
    void tell(ConstraintValidatorContext context) {
        HibernateConstraintValidatorContext answer = context.unwrap(HibernateConstraintValidatorContext.class);
        answer.disableDefaultConstraintViolation();
        if (suggestion != null) {
            answer.withDynamicPayload(suggestion);
        }
        answer.buildConstraintViolationWithTemplate(getMessage()).addConstraintViolation();
    }
}
