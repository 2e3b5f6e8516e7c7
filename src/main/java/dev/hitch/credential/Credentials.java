package dev.hitch.credential;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a user enters to give us access to an account: a text for each field of the form of the provider. Printed, it
 * shows the names of the fields and never a value.
 */
public final class Credentials {

    private final Map<String, String> values;

    private Credentials(Map<String, String> values) {
        this.values = new TreeMap<>(values);
    }

    /** Credentials with these values by field name. */
    public static Credentials of(Map<String, String> values) {
        return new Credentials(values);
    }

    /** The value of a field, empty where it was left out. */
    public Optional<String> get(String field) {
        return Optional.ofNullable(values.get(field));
    }

    /** The value of a field that the form requires. */
    public String require(String field) {
        return get(field).orElseThrow(() -> new IllegalStateException("No value for the required field " + field));
    }

    /** All values by field name, for encryption only. */
    Map<String, String> values() {
        return Map.copyOf(values);
    }

    /** Prints the names of the fields, never a value. */
    @Override
    public String toString() {
        return "Credentials" + values.keySet();
    }
}
