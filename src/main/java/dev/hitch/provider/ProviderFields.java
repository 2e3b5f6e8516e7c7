package dev.hitch.provider;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.hitch.credential.Credentials;
import dev.hitch.error.Violation;
import dev.hitch.json.Nearest;

/**
 * What was typed into a provider's form, or sent in its place. A value that is null or blank counts as left out: forms send
 * empty texts for fields that nobody touched.
 */
public final class ProviderFields {

    private static final int LONGEST_VALUE = 1024;
    private static final int LONGEST_SHOWN = 100;

    private ProviderFields() {}

    /**
     * Everything wrong with {@code given}, never quoting a value: required fields that are left out, in the form's order, values
     * longer than 1,024 characters, then fields that the form does not have. Empty where {@link Provider#verify} may be called.
     *
     * @param given the values by field name, maybe null
     * @param path where they stand in the request, such as {@code {requestBody}.credentials}
     */
    public static List<Violation> check(Provider provider, Map<String, String> given, String path) {
        Map<String, String> values = given == null ? Map.of() : given;
        List<Violation> violations = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (ProviderField field : provider.fields()) {
            String name = nameIn(values, field, provider);
            taken.add(name);
            String value = values.get(name);
            String at = path + "." + name;
            if (leftOut(value) && field.required()) {
                violations.add(Violation.of(at, "is required by " + provider.name()));
            } else if (value != null && value.codePointCount(0, value.length()) > LONGEST_VALUE) {
                violations.add(Violation.of(at, "must have 1 to " + LONGEST_VALUE + " characters"));
            }
        }
        List<String> known = provider.fields().stream().map(ProviderField::name).toList();
        unknown(values, taken).map(name -> unknown(name, known, path)).forEach(violations::add);
        return violations;
    }

    /** The credentials in {@code given}, without what is left out and without fields that the form does not have. */
    public static Credentials credentials(Provider provider, Map<String, String> given) {
        Map<String, String> values = new TreeMap<>();
        for (ProviderField field : provider.fields()) {
            String value = given.get(nameIn(given, field, provider));
            if (!leftOut(value)) {
                values.put(field.name(), value);
            }
        }
        return Credentials.of(values);
    }

    private static boolean leftOut(String value) {
        return value == null || value.isBlank();
    }

    // A former name counts where the present one is not given.
    private static String nameIn(Map<String, String> values, ProviderField field, Provider provider) {
        return provider.formerNames().entrySet().stream()
                .filter(name -> name.getValue().equals(field.name()) && !values.containsKey(field.name()))
                .map(Map.Entry::getKey)
                .filter(values::containsKey)
                .findFirst()
                .orElse(field.name());
    }

    private static Stream<String> unknown(Map<String, String> values, Set<String> known) {
        return values.keySet().stream().filter(name -> !known.contains(name)).sorted();
    }

    private static Violation unknown(String name, List<String> known, String path) {
        String shown = name.length() <= LONGEST_SHOWN ? name : name.substring(0, LONGEST_SHOWN) + "…";
        return new Violation(
                path + "." + shown,
                "is not a field of this provider; its fields are " + String.join(", ", known),
                Nearest.to(name, known).orElse(null));
    }
}
