package dev.hitch.provider;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

import dev.hitch.credential.Credentials;
import dev.hitch.error.Violation;

import static org.assertj.core.api.Assertions.assertThat;

class ProviderFieldsTest {

    private static final String PATH = "{requestBody}.credentials";

    @Test
    void everythingWrongIsSaidAtOnce() {
        Map<String, String> given = given("username", " ", "database", "x".repeat(1025), "pasword", "s3cr3t");
        assertThat(ProviderFields.check(new Form(), given, PATH))
                .containsExactly(
                        Violation.of(PATH + ".username", "is required by Form"),
                        Violation.of(PATH + ".password", "is required by Form"),
                        Violation.of(PATH + ".database", "must have 1 to 1024 characters"),
                        new Violation(
                                PATH + ".pasword",
                                "is not a field of this provider; its fields are username, password, database",
                                "password"));
    }

    @Test
    void nothingGivenMissesEveryRequiredField() {
        assertThat(ProviderFields.check(new Form(), null, PATH))
                .extracting(Violation::path)
                .containsExactly(PATH + ".username", PATH + ".password");
    }

    @Test
    void optionalFieldThatIsLeftBlankIsLeftOut() {
        Map<String, String> given = given("username", "ann", "password", " ann ", "database", "");
        assertThat(ProviderFields.check(new Form(), given, PATH)).isEmpty();
        Credentials credentials = ProviderFields.credentials(new Form(), given);
        assertThat(credentials.get("database")).isEmpty();
        assertThat(credentials.get("password")).contains(" ann ");
    }

    @Test
    void charactersAreCountedAsPeopleDo() {
        assertThat(ProviderFields.check(new Form(), given("username", "🚚".repeat(1024), "password", "x"), PATH))
                .isEmpty();
    }

    @Test
    void formerNameIsTakenWhereThePresentOneIsNotGiven() {
        Map<String, String> given = given("username", "ann", "secret", "x");
        assertThat(ProviderFields.check(new Form(), given, PATH)).isEmpty();
        assertThat(ProviderFields.credentials(new Form(), given).require("password"))
                .isEqualTo("x");
        assertThat(ProviderFields.check(new Form(), given("username", "ann", "secret", "x".repeat(1025)), PATH))
                .extracting(Violation::path)
                .containsExactly(PATH + ".secret");
        assertThat(ProviderFields.check(new Form(), given("username", "ann", "password", "y", "secret", "x"), PATH))
                .extracting(Violation::path)
                .containsExactly(PATH + ".secret");
    }

    private static Map<String, String> given(String... pairs) {
        Map<String, String> given = new HashMap<>();
        for (List<String> pair : split(pairs)) {
            given.put(pair.get(0), pair.get(1));
        }
        return given;
    }

    private static List<List<String>> split(String... pairs) {
        List<String> all = Arrays.asList(pairs);
        return java.util.stream.IntStream.range(0, pairs.length / 2)
                .mapToObj(i -> all.subList(2 * i, 2 * i + 2))
                .toList();
    }

    /** A provider that is only a form. */
    private record Form() implements Provider {

        @Override
        public String code() {
            return "form";
        }

        @Override
        public String name() {
            return "Form";
        }

        @Override
        public ProviderStatus status() {
            return ProviderStatus.SANDBOX;
        }

        @Override
        public Map<String, String> formerNames() {
            return Map.of("secret", "password");
        }

        @Override
        public List<ProviderField> fields() {
            return List.of(
                    new ProviderField("username", "Username", false, true, null),
                    new ProviderField("password", "Password", true, true, null),
                    new ProviderField("database", "Database", false, false, null));
        }

        @Override
        public Uni<ProviderAccount> verify(Credentials credentials) {
            return Uni.createFrom().nothing();
        }
    }
}
