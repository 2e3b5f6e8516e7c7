package dev.hitch.provider.sandbox;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.hitch.credential.Credentials;
import dev.hitch.id.Sha256;
import dev.hitch.provider.Provider;
import dev.hitch.provider.ProviderAccount;
import dev.hitch.provider.ProviderFailure;
import dev.hitch.provider.ProviderFailure.Kind;
import dev.hitch.provider.ProviderField;
import dev.hitch.provider.ProviderStatus;

/** Accepts any username and password, except the usernames in {@link #FORCED} and {@link #SILENT}. */
@ApplicationScoped
class SandboxProvider implements Provider {

    private static final String USERNAME = "username";
    private static final String PASSWORD = "password";
    private static final int LONGEST_SHOWN = 100;

    // Never answered, until the time limit ends the call.
    private static final String SILENT = "provider-slow";

    // Half a minute to wait: long enough to be shown, short enough to be tried.
    private static final Map<String, ProviderFailure> FORCED = Map.of(
            "wrong-password", ProviderFailure.of(Kind.INVALID_CREDENTIALS, "as asked for"),
            "no-permission", ProviderFailure.of(Kind.INSUFFICIENT_PERMISSIONS, "as asked for"),
            "rate-limited", ProviderFailure.rateLimited(Duration.ofSeconds(30)),
            "provider-down", ProviderFailure.of(Kind.UNAVAILABLE, "as asked for"));

    private final SandboxConfig config;

    SandboxProvider(SandboxConfig config) {
        this.config = config;
    }

    @Override
    public String code() {
        return "sandbox";
    }

    @Override
    public String name() {
        return "Sandbox";
    }

    @Override
    public ProviderStatus status() {
        return ProviderStatus.SANDBOX;
    }

    @Override
    public boolean enabled() {
        return config.enabled();
    }

    @Override
    public List<ProviderField> fields() {
        return List.of(
                new ProviderField(
                        USERNAME,
                        "Username",
                        false,
                        true,
                        "Any name works. Try wrong-password, no-permission, rate-limited, provider-down or provider-slow to"
                                + " see what goes wrong then."),
                new ProviderField(PASSWORD, "Password", true, true, "Any password works."));
    }

    @Override
    public Uni<ProviderAccount> verify(Credentials credentials) {
        String username = credentials.require(USERNAME).strip();
        ProviderFailure forced = FORCED.get(username);
        if (username.equals(SILENT)) {
            return Uni.createFrom().nothing();
        }
        return forced == null
                ? Uni.createFrom().item(account(username))
                : Uni.createFrom().failure(forced);
    }

    private static ProviderAccount account(String username) {
        String shown = username.codePointCount(0, username.length()) <= LONGEST_SHOWN
                ? username
                : username.substring(0, username.offsetByCodePoints(0, LONGEST_SHOWN));
        return new ProviderAccount(sourceId(username), "Sandbox fleet " + shown, shown, List.of());
    }

    // Like real providers, which ignore the case of a username.
    private static String sourceId(String username) {
        return "sandbox-" + HexFormat.of().formatHex(Sha256.of(username.toLowerCase(Locale.ROOT)), 0, 12);
    }
}
