package dev.hitch.provider;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import dev.hitch.credential.Credentials;
import dev.hitch.json.Nearest;

/**
 * What was typed into a provider's form, or sent in its place. A password is taken as it is. Every other value is
 * trimmed of what nobody sees, a key also of what was copied with it, and the provider may know better still what is
 * meant: {@link Provider#meaning}. What then is null or blank counts as left out: forms send empty texts for fields
 * that nobody touched.
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
            UNKNOWN,
            /** The value cannot be what the field asks for. */
            IMPOSSIBLE,
            /** The provider was asked, and knows no such thing as the value names. */
            NOT_FOUND
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
            String value = given.get(name).map(typed -> trimmed(field, typed)).orElse("");
            if (value.isBlank() && field.required()) {
                faults.add(new Fault(name, Fault.Kind.MISSING, "is required by " + provider.name(), null));
            } else if (value.codePointCount(0, value.length()) > LONGEST_VALUE) {
                String message = "must have 1 to " + LONGEST_VALUE + " characters";
                faults.add(new Fault(name, Fault.Kind.TOO_LONG, message, null));
            } else if (!value.isBlank() && meaning(provider, field, value).isEmpty()) {
                faults.add(impossible(name, field));
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
                    .map(typed -> trimmed(field, typed))
                    .filter(value -> !value.isBlank())
                    .flatMap(value -> meaning(provider, field, value))
                    .ifPresent(value -> values.put(field.name(), value));
        }
        return Credentials.of(values);
    }

    private static String trimmed(ProviderField field, String typed) {
        if (field.password()) {
            return typed;
        }
        return field.secret() ? Pasted.key(typed) : Pasted.trimmed(typed);
    }

    private static Optional<String> meaning(Provider provider, ProviderField field, String value) {
        boolean noKey = field.secret() && !field.password() && !Pasted.isKey(value);
        return noKey ? Optional.empty() : provider.meaning(field.name(), value);
    }

    private static Fault impossible(String name, ProviderField field) {
        String asked = field.help() == null ? "" : ": " + field.help();
        return new Fault(name, Fault.Kind.IMPOSSIBLE, "is not what this field asks for" + asked, null);
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
