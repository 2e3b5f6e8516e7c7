package dev.hitch.provider.sandbox;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.hitch.provider.Provider;
import dev.hitch.provider.ProviderContractTest;
import dev.hitch.provider.ProviderFailure.Kind;

import static org.assertj.core.api.Assertions.assertThat;

class SandboxProviderTest extends ProviderContractTest {

    @Override
    protected Provider provider() {
        return new SandboxProvider(() -> true);
    }

    @Override
    protected Map<String, String> right() {
        return as("ann");
    }

    @Override
    protected Map<String, String> rightForAnotherAccount() {
        return as("bob");
    }

    @Override
    protected Map<String, String> wrong() {
        return as("wrong-password");
    }

    @Override
    protected Map<String, String> rateLimited() {
        return as("rate-limited");
    }

    @Override
    protected Map<String, String> down() {
        return as("provider-down");
    }

    @Override
    protected Map<String, String> silent() {
        return as("provider-slow");
    }

    private static Map<String, String> as(String username) {
        return Map.of("username", username, "password", "s3cr3t");
    }

    @Test
    void permissionCanBeMissing() {
        failure(Kind.INSUFFICIENT_PERMISSIONS, as("no-permission"));
    }

    @Test
    void accountIsNamedAfterItsUser() {
        assertThat(verify(right()).name()).isEqualTo("Sandbox fleet ann");
        assertThat(verify(right()).user()).isEqualTo("ann");
    }

    @Test
    void longestUsernameMakesANameThatCanBeStored() {
        assertThat(verify(as("🚚".repeat(1024))).name()).hasSizeLessThanOrEqualTo(255);
    }

    @Test
    void sandboxIsOfferedWhereItIsSwitchedOnAlone() {
        assertThat(new SandboxProvider(() -> true).enabled()).isTrue();
        assertThat(new SandboxProvider(() -> false).enabled()).isFalse();
    }
}
