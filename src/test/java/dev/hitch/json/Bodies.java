package dev.hitch.json;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorFactory;
import jakarta.validation.Validation;
import jakarta.validation.Validator;

import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.HibernateValidatorConfiguration;

import dev.hitch.error.Violation;
import dev.hitch.origin.Origins;
import dev.hitch.origin.RedirectUrl;
import dev.hitch.provider.Catalogs;
import dev.hitch.provider.KnownProvider;

/** Reads bodies of requests as the service does, without the service. It knows geotab, motive, samsara and sandbox. */
public final class Bodies {

    private static final JsonBodyReader READER = new JsonBodyReader(validator());

    private Bodies() {}

    private static Validator validator() {
        HibernateValidatorConfiguration rules =
                Validation.byProvider(HibernateValidator.class).configure().defaultLocale(Locale.ENGLISH);
        return rules.constraintValidatorFactory(new Checks(rules.getDefaultConstraintValidatorFactory()))
                .buildValidatorFactory()
                .getValidator();
    }

    /** What is read of {@code bytes}, and what is wrong with them. */
    public static <T> Draft<T> draft(byte[] bytes, Class<T> type) {
        return READER.draft(bytes, type);
    }

    /** The same of a text. */
    public static <T> Draft<T> draft(String json, Class<T> type) {
        return draft(json.getBytes(StandardCharsets.UTF_8), type);
    }

    /** The body; fails where anything is wrong with it. */
    public static <T> T read(String json, Class<T> type) {
        return draft(json, type).require();
    }

    /** The places that are wrong, without the path of the body itself: {@code tags[1]}. */
    public static List<String> wrong(String json, Class<?> type) {
        return draft(json, type).violations().stream()
                .map(Violation::path)
                .map(path -> path.replaceFirst("^\\{requestBody}\\.?", ""))
                .toList();
    }

    /** What is said of them. */
    public static List<String> messages(String json, Class<?> type) {
        return draft(json, type).violations().stream().map(Violation::message).toList();
    }

    /** Makes the checks that ask a bean, as the service's container does. */
    private static final class Checks implements ConstraintValidatorFactory {

        private final ConstraintValidatorFactory others;
        private final Map<Class<?>, ConstraintValidator<?, ?>> beans = Map.of(
                KnownProvider.Check.class,
                Catalogs.knowing("geotab", "motive", "samsara", "sandbox"),
                RedirectUrl.Check.class,
                Origins.redirects());

        Checks(ConstraintValidatorFactory others) {
            this.others = others;
        }

        @Override
        public <T extends ConstraintValidator<?, ?>> T getInstance(Class<T> type) {
            return beans.containsKey(type) ? type.cast(beans.get(type)) : others.getInstance(type);
        }

        @Override
        public void releaseInstance(ConstraintValidator<?, ?> check) {
            // Each lives as long as the tests.
        }
    }
}
