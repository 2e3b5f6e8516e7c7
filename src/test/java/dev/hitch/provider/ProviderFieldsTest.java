package dev.hitch.provider;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

import dev.hitch.credential.Credentials;
import dev.hitch.provider.ProviderFields.Fault;
import dev.hitch.provider.ProviderFields.Fault.Kind;

import static org.assertj.core.api.Assertions.assertThat;

class ProviderFieldsTest {

    @Test
    void everythingWrongIsSaidAtOnce() {
        Credentials given = given("username", " ", "database", "x".repeat(1025), "pasword", "s3cr3t");
        assertThat(ProviderFields.check(new Form(), given))
                .containsExactly(
                        new Fault("username", Kind.MISSING, "is required by Form", null),
                        new Fault("password", Kind.MISSING, "is required by Form", null),
                        new Fault("database", Kind.TOO_LONG, "must have 1 to 1024 characters", null),
                        new Fault(
                                "pasword",
                                Kind.UNKNOWN,
                                "is not a field of this provider; its fields are username, password, database, token",
                                "password"));
    }

    @Test
    void nothingGivenMissesEveryRequiredField() {
        assertThat(ProviderFields.check(new Form(), given()))
                .extracting(Fault::field)
                .containsExactly("username", "password");
    }

    @Test
    void optionalFieldThatIsLeftBlankIsLeftOut() {
        Credentials given = given("username", "ann", "password", " ann ", "database", "");
        assertThat(ProviderFields.check(new Form(), given)).isEmpty();
        Credentials credentials = ProviderFields.credentials(new Form(), given);
        assertThat(credentials.get("database")).isEmpty();
        assertThat(credentials.get("password")).contains(" ann ");
    }

    @Test
    void charactersAreCountedAsPeopleDo() {
        assertThat(ProviderFields.check(new Form(), given("username", "🚚".repeat(1024), "password", "x")))
                .isEmpty();
    }

    @Test
    void whatNobodySeesIsCutAroundEveryFieldButThePassword() {
        Credentials given = given("username", "\u2060\u00a0ann\u200b", "password", " \u00a0ann\u200b", "token", "'k'");
        assertThat(ProviderFields.check(new Form(), given)).isEmpty();
        Credentials credentials = ProviderFields.credentials(new Form(), given);
        assertThat(credentials.require("username")).isEqualTo("ann");
        assertThat(credentials.require("password")).isEqualTo(" \u00a0ann\u200b");
        assertThat(credentials.require("token")).isEqualTo("k");
    }

    @Test
    void whatWouldBeCutFromAKeyStaysInEveryOtherField() {
        Credentials given = given("username", "Bearer \"ann\"", "password", "Bearer x", "token", "Bearer x");
        Credentials credentials = ProviderFields.credentials(new Form(), given);
        assertThat(credentials.require("username")).isEqualTo("Bearer \"ann\"");
        assertThat(credentials.require("password")).isEqualTo("Bearer x");
        assertThat(credentials.require("token")).isEqualTo("x");
    }

    @Test
    void fieldOfNothingThatIsSeenIsLeftOut() {
        Credentials given = given("username", "\u200b\ufeff", "password", "x", "database", "\u202a", "token", "\"\"");
        assertThat(ProviderFields.check(new Form(), given))
                .extracting(Fault::field)
                .containsExactly("username");
        assertThat(ProviderFields.credentials(new Form(), given).names()).containsExactly("password");
    }

    @Test
    void lengthIsThatOfWhatWouldBeSent() {
        String padded = " ".repeat(2000) + "x";
        assertThat(ProviderFields.check(new Form(), given("username", padded, "password", "x", "token", padded)))
                .isEmpty();
        assertThat(ProviderFields.check(new Form(), given("username", "x", "password", padded)))
                .extracting(Fault::kind)
                .containsExactly(Kind.TOO_LONG);
    }

    @Test
    void whatCannotBeMeantIsAFaultAtItsField() {
        Credentials given = given("username", "ann", "password", "x", "database", "wrong", "token", "k\u00e4y");
        assertThat(ProviderFields.check(new Form(), given))
                .containsExactly(
                        new Fault("database", Kind.IMPOSSIBLE, "is not what this field asks for: A word.", null),
                        new Fault("token", Kind.IMPOSSIBLE, "is not what this field asks for", null));
        assertThat(ProviderFields.credentials(new Form(), given("database", "DB"))
                        .get("database"))
                .contains("db");
    }

    @Test
    void formerNameIsTakenWhereThePresentOneIsNotGiven() {
        Credentials given = given("username", "ann", "secret", "x");
        assertThat(ProviderFields.check(new Form(), given)).isEmpty();
        assertThat(ProviderFields.credentials(new Form(), given).require("password"))
                .isEqualTo("x");
        assertThat(ProviderFields.check(new Form(), given("username", "ann", "secret", "x".repeat(1025))))
                .extracting(Fault::field)
                .containsExactly("secret");
        assertThat(ProviderFields.check(new Form(), given("username", "ann", "password", "y", "secret", "x")))
                .extracting(Fault::field)
                .containsExactly("secret");
    }

    private static Credentials given(String... pairs) {
        Map<String, String> given = new HashMap<>();
        for (List<String> pair : split(pairs)) {
            given.put(pair.get(0), pair.get(1));
        }
        return Credentials.of(given);
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
                    new ProviderField("database", "Database", false, false, "A word."),
                    new ProviderField("token", "Token", true, false, null));
        }

        @Override
        public Optional<String> meaning(String field, String typed) {
            return Optional.of(field.equals("database") ? typed.toLowerCase(Locale.ROOT) : typed)
                    .filter(value -> !value.equals("wrong"));
        }

        @Override
        public Uni<ProviderAccount> verify(Credentials credentials) {
            return Uni.createFrom().nothing();
        }
    }
}
