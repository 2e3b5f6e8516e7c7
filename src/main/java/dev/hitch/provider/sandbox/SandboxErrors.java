package dev.hitch.provider.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;

import dev.hitch.provider.ProviderAccount;
import dev.hitch.provider.ProviderFailure;
import dev.hitch.provider.ProviderFailure.Kind;

/** The failures that a username asks for by name. */
final class SandboxErrors {

    private static final Map<String, Supplier<Uni<ProviderAccount>>> FORCED = Map.of(
            // What a typo looks like.
            "wrong-password", () -> failure(ProviderFailure.of(Kind.INVALID_CREDENTIALS, "as asked for")),
            // A user who may sign in, but not read vehicles.
            "no-permission", () -> failure(ProviderFailure.of(Kind.INSUFFICIENT_PERMISSIONS, "as asked for")),
            // Half a minute: long enough to be told of, short enough to be tried.
            "rate-limited", () -> failure(ProviderFailure.rateLimited(Duration.ofSeconds(30))),
            "provider-down", () -> failure(ProviderFailure.of(Kind.UNAVAILABLE, "as asked for")),
            // Says nothing, until the time limit strikes.
            "provider-slow", () -> Uni.createFrom().nothing());

    private SandboxErrors() {}

    /** The failure that {@code username} forces, or empty where it forces none. */
    static Optional<Uni<ProviderAccount>> forcedBy(String username) {
        return Optional.ofNullable(FORCED.get(username)).map(Supplier::get);
    }

    private static Uni<ProviderAccount> failure(ProviderFailure failure) {
        return Uni.createFrom().failure(failure);
    }
}
