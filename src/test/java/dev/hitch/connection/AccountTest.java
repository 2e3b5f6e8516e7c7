package dev.hitch.connection;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.hitch.provider.ProviderAccount;

import static org.assertj.core.api.Assertions.assertThat;

/** What is shown of the account and of the company. */
class AccountTest {

    @ParameterizedTest
    @CsvSource({
        "ann@acme.com, true",
        "ann.b+c@mail.acme.co, true",
        "ann, false",
        "ann@acme, false",
        "ann@@acme.com, false",
        "'ann @acme.com', false",
        "@acme.com, false"
    })
    void aUserWhoseNameIsAnAddressHasAnEmail(String name, boolean address) {
        Account account = Account.of(new ProviderAccount("1", "Acme", name, List.of()));
        assertThat(account.user().sourceId()).isEqualTo(name);
        assertThat(account.user().email()).isEqualTo(address ? name : null);
    }

    @Test
    void anAccountWithoutAUserHasNone() {
        Account account = Account.of(new ProviderAccount("1", "Acme", null, List.of("7")));
        assertThat(account).isEqualTo(new Account("Acme", List.of("7"), null));
    }

    @Test
    void aCompanyIsFilledInWhereItSaysNothing() {
        Company known = new Company("Acme", null);
        assertThat(known.orElse(new Company("Bolt", List.of("7")))).isEqualTo(new Company("Acme", List.of("7")));
        assertThat(Company.UNKNOWN.orElse(known)).isEqualTo(known);
        assertThat(known.orElse(Company.UNKNOWN)).isEqualTo(known);
    }

    @Test
    void whoDeletesAConnectionIsToldUntilWhenThatCanBeTakenBack() {
        assertThat(CurrentConnectionResource.Deletion.of(Instant.parse("2026-03-01T12:00:00.5Z"))
                        .message())
                .isEqualTo("The connection will be erased for good after 2026-03-01T12:00:00.500Z."
                        + " To keep it, PATCH its status before that.");
    }
}
