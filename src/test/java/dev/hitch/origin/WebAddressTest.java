package dev.hitch.origin;

import jakarta.validation.Validation;
import jakarta.validation.Validator;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WebAddressTest {

    // A browser goes to hosts that the HTTP client of this service does not know.
    @ParameterizedTest
    @CsvSource({
        "https://my.geotab.com, true, true",
        "https://BÜCHER.example/é, true, true",
        "http://127.0.0.1:8080/, true, true",
        "https://my_app.acme.test/, true, false",
        "http://[::1]:8080/, false, true",
        "https://[2001:db8::1], false, true",
        "https://[fe80::1%25en0]/, false, false",
        "https://app.acme.test:0/, false, false",
        "http://app.acme.test/, false, false",
        "'', false, false"
    })
    void isForBrowsersOrForThisService(String url, boolean browser, boolean service) {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            Validator validator = factory.getValidator();
            assertThat(validator.validate(new Given(url)).isEmpty()).isEqualTo(browser);
            assertThat(validator.validate(new Setting(url)).isEmpty()).isEqualTo(service);
        }
    }

    private record Given(@WebAddress String url) {}

    private record Setting(
            @WebAddress(ipv6 = true, called = true) String url) {}
}
