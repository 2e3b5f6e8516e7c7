package dev.hitch.provider;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.hitch.credential.Credentials;
import dev.hitch.json.Nearest;

/**
 * What was typed into a provider's form, or sent in its place. A value that is null or blank counts as left out: forms
 * send empty texts for fields that nobody touched.
 */
public final class ProviderFields {

    private static final int LONGEST_VALUE = 1024;
    private static final int LONGEST_SHOWN = 100;

    private ProviderFields() {}

    /**
     * One thing wrong with a field. It quotes no value.
     *
     * @param field its name, cut to 100 characters
     * @param message what is wrong and what would be right
     * @param suggestion the field that was probably meant, or null
     */
    public record Fault(String field, Kind kind, String message, String suggestion) {

        /** What is wrong. */
        public enum Kind {
            /** A required field is left out. */
            MISSING,
            /** The value has more than 1,024 characters. */
            TOO_LONG,
            /** The form does not have this field. */
            UNKNOWN
        }
    }

    /**
     * Everything wrong with {@code given}: first the fields of the form in their order, then those that it does not
     * have. Empty where {@link Provider#verify} may be called.
     */
    public static List<Fault> check(Provider provider, Credentials given) {
        List<Fault> faults = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (ProviderField field : provider.fields()) {
            String name = nameIn(given, field, provider);
            taken.add(name);
            String value = given.get(name).orElse(null);
            if (leftOut(value) && field.required()) {
                faults.add(new Fault(name, Fault.Kind.MISSING, "is required by " + provider.name(), null));
            } else if (value != null && value.codePointCount(0, value.length()) > LONGEST_VALUE) {
                String message = "must have 1 to " + LONGEST_VALUE + " characters";
                faults.add(new Fault(name, Fault.Kind.TOO_LONG, message, null));
            }
        }
        List<String> known = provider.fields().stream().map(ProviderField::name).toList();
        given.names().stream()
                .filter(name -> !taken.contains(name))
                .map(name -> unknown(name, known))
                .forEach(faults::add);
        return faults;
    }

    /** The credentials in {@code given}, under present names, without what is left out and without unknown fields. */
    public static Credentials credentials(Provider provider, Credentials given) {
        Map<String, String> values = new TreeMap<>();
        for (ProviderField field : provider.fields()) {
            given.get(nameIn(given, field, provider))
                    .filter(value -> !leftOut(value))
                    .ifPresent(value -> values.put(field.name(), value));
        }
        return Credentials.of(values);
    }

    private static boolean leftOut(String value) {
        return value == null || value.isBlank();
    }

    // A former name counts where the present one is not given.
    private static String nameIn(Credentials given, ProviderField field, Provider provider) {
        return provider.formerNames().entrySet().stream()
                .filter(name ->
                        name.getValue().equals(field.name()) && !given.names().contains(field.name()))
                .map(Map.Entry::getKey)
                .filter(given.names()::contains)
                .findFirst()
                .orElse(field.name());
    }

    private static Fault unknown(String name, List<String> known) {
        String shown = name.length() <= LONGEST_SHOWN ? name : name.substring(0, LONGEST_SHOWN) + "…";
        return new Fault(
                shown,
                Fault.Kind.UNKNOWN,
                "is not a field of this provider; its fields are " + String.join(", ", known),
                Nearest.to(name, known).orElse(null));
    }
}
