package dev.hitch.provider.motive;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.hitch.provider.HttpProviderContractTest;
import dev.hitch.provider.Provider;
import dev.hitch.provider.ProviderAccount;
import dev.hitch.provider.ProviderFailure.Kind;
import dev.hitch.testing.FakeMotive;
import dev.hitch.testing.FakeProvider;

import static org.assertj.core.api.Assertions.assertThat;

class MotiveProviderTest extends HttpProviderContractTest {

    private final FakeMotive motive = new FakeMotive()
            .company("key-ann", 712, "Acme Trucking", "\"1234567\", 7654321, \"1234567\", null, 0, -1, \"USDOT 55\"")
            .company("key-bob", 713, "Bolt Freight", "");

    @Override
    protected FakeProvider fake() {
        return motive;
    }

    @Override
    protected Provider provider() {
        return new MotiveProvider(motive::url, http());
    }

    @Override
    protected Map<String, String> right() {
        return Map.of("apiKey", "key-ann");
    }

    @Override
    protected Map<String, String> rightForAnotherAccount() {
        return Map.of("apiKey", "key-bob");
    }

    @Override
    protected Map<String, String> wrong() {
        return Map.of("apiKey", "key-typo");
    }

    @Test
    void companyIsTheAccount() {
        assertThat(verify(right()))
                .isEqualTo(new ProviderAccount("712", "Acme Trucking", null, List.of("1234567", "7654321")));
        assertThat(verify(rightForAnotherAccount()).dotNumbers()).isEmpty();
    }

    @Test
    void keyIsSentWithoutWhatWasCopiedWithIt() {
        verify(Map.of("apiKey", "X-Api-Key: \"key-\r\n ann\";"));
        assertThat(motive.received().get(0).header("X-api-key")).isEqualTo("key-ann");
    }

    @Test
    void keyWithoutAccessToTheCompanyLacksPermission() {
        motive.answers(403, "{\"error_message\":\"forbidden\"}");
        failure(Kind.INSUFFICIENT_PERMISSIONS, right());
        motive.answers(200, "{\"companies\":[]}");
        failure(Kind.INSUFFICIENT_PERMISSIONS, right());
    }
}
