package dev.hitch.provider;

import java.util.List;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorFactory;

import io.smallrye.mutiny.Uni;

import dev.hitch.credential.Credentials;

/** Bean Validation without the container, where {@code geotab} is the one provider there is. */
public final class OneProvider implements ConstraintValidatorFactory, Provider {

    @Override
    public <T extends ConstraintValidator<?, ?>> T getInstance(Class<T> type) {
        if (type == KnownProvider.Check.class) {
            return type.cast(new KnownProvider.Check(new ProviderCatalog(List.of(this), null)));
        }
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void releaseInstance(ConstraintValidator<?, ?> instance) {
        // There is nothing to give back.
    }

    @Override
    public String code() {
        return "geotab";
    }

    @Override
    public String name() {
        return "Geotab";
    }

    @Override
    public ProviderStatus status() {
        return ProviderStatus.LIVE;
    }

    @Override
    public List<ProviderField> fields() {
        return List.of();
    }

    @Override
    public Uni<ProviderAccount> verify(Credentials credentials) {
        throw new UnsupportedOperationException();
    }
}
