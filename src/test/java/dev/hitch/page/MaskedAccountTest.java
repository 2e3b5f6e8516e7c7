package dev.hitch.page;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MaskedAccountTest {

    @ParameterizedTest
    @CsvSource({
        "fleet@acme.com, fl•••@acme.com",
        "' fleet@acme.com ', fl•••@acme.com",
        "max@acme.com, m•••@acme.com",
        "al@acme.com, •••@acme.com",
        "a@acme.com, •••@acme.com",
        "@acme, •••@acme",
        "fleet+1@x@acme.com, fl•••@acme.com",
        "dispatcher, di•••",
        "yard22, y•••",
        "abc, a•••",
        "ab, •••",
        "a, •••",
        "'', •••",
        "Nordic Haulage Ltd 2, No•••",
        "NordicHaulageAndSonsLimited, No•••",
        "samsara_api_9jNzH26e5b9RgErD, •••rD",
        "0123456789abcdef0123456789abcdef, •••ef",
        "😀😀😀😀😀😀😀, 😀😀•••"
    })
    void showsEnoughToRecogniseOnesOwnAndTooLittleToLearnIt(String name, String shown) {
        assertThat(MaskedAccount.of(name)).isEqualTo(shown);
    }
}
