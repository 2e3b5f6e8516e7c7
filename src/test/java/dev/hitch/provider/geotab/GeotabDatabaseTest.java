package dev.hitch.provider.geotab;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What people type where the name of a database is asked for. */
class GeotabDatabaseTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme_1",
                "/acme_1",
                "acme_1/",
                "//acme_1//",
                "#acme_1",
                "?acme_1",
                "\"acme_1\"",
                "<https://my.geotab.com/acme_1>",
                "my.geotab.com/acme_1",
                "my123.geotab.com/acme_1",
                "MY.GEOTAB.COM/acme_1",
                "my.geotab.com:443/acme_1",
                "//my.geotab.com/acme_1",
                "https://my.geotab.com/acme_1",
                "http://my.geotab.com/acme_1/",
                "HTTPS://My.Geotab.Com/acme_1/#dashboard",
                "https://my.geotab.com/acme_1/#map,liveVehicleIds:!(b1)",
                "https://my.geotab.com/acme_1#dashboard",
                "https://my.geotab.com/acme_1?lang=fr#devices",
                "https://my.geotab.com/#acme_1",
                "https://my.geotab.com/?acme_1",
                "https://my.geotab.com/login.html?acme_1",
                "https://my.geotab.com/login.html?database=acme_1",
                "https://my.geotab.com/login.html?server=my123&database=acme_1&lang=en#x",
                "https://my.geotab.com/login.html?DATABASE=acme_1",
                "login.html?database=acme_1",
                "https://my.geotab.com/login.html#database=acme_1",
                "https://my.geotab.com/%61cme%5F1/",
                "https%3A%2F%2Fmy.geotab.com%2Facme_1%2F%23dashboard",
                "my.geotab.com\\acme_1",
                "https://gov.geotab.com/acme_1/",
                "https://localhost/acme_1",
                "database=acme_1",
                "Database: acme_1",
                "https://my.geotab.com/acme_1."
            })
    void theNameIsFoundInWhatWasTyped(String typed) {
        assertThat(GeotabDatabase.named(typed)).contains("acme_1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACME", "Acme_Fleet", "g560", "demo_acme", "Spedición", "acme-eu", "dashboard", "database"})
    void aNameIsTakenAsItIs(String name) {
        assertThat(GeotabDatabase.named(name)).contains(name);
        assertThat(GeotabDatabase.named("https://my.geotab.com/" + name + "/#dashboard"))
                .contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://my.geotab.com",
                "https://my.geotab.com/",
                "https://my.geotab.com/#dashboard",
                "https://my.geotab.com/login.html",
                "https://my.geotab.com/login.html?database=",
                "my.geotab.com",
                "ann@acme.com",
                "acme.com",
                "Acme Logistics",
                "acme & sons",
                "acme;drop",
                "ac'me",
                "a+b",
                "-acme",
                "acme%zz",
                "%00",
                "/",
                "#",
                "?",
                "\"\"",
                "🚚",
                "https://my.geotab.com/acme%20logistics/",
                "an_underscore_and_fifty_eight_letters_are_too_many_for_a_name"
            })
    void whatNoDatabaseCanBeCalledIsRefused(String typed) {
        assertThat(GeotabDatabase.named(typed)).isEmpty();
    }
}
