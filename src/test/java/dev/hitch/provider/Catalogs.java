package dev.hitch.provider;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;

import dev.hitch.credential.Credentials;

/** Catalogues of providers for tests that need no service. */
public final class Catalogs {

    private Catalogs() {}

    /** A catalogue of {@code providers}. */
    public static ProviderCatalog of(Provider... providers) {
        return new ProviderCatalog(
                List.of(providers), new ProviderCalls(() -> Duration.ofSeconds(10), new SimpleMeterRegistry()));
    }

    /** The check of {@link KnownProvider} by a catalogue of providers with these codes. */
    public static KnownProvider.Check knowing(String... codes) {
        return new KnownProvider.Check(of(Stream.of(codes).map(Named::new).toArray(Provider[]::new)));
    }

    /** A provider that is only a code. */
    private record Named(String code) implements Provider {

        @Override
        public String name() {
            return code;
        }

        @Override
        public ProviderStatus status() {
            return ProviderStatus.SANDBOX;
        }

        @Override
        public List<ProviderField> fields() {
            return List.of();
        }

        @Override
        public Uni<ProviderAccount> verify(Credentials credentials) {
            return Uni.createFrom().nothing();
        }
    }
}
