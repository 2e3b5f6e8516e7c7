package dev.hitch.credential;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * What a user enters to give us access to an account: a text for each field of the form of the provider. Printed, it
 * shows the names of the fields and never a value.
 */
public final class Credentials {

    private final Map<String, String> values;

    private Credentials(Map<String, String> values) {
        this.values = new TreeMap<>(values);
    }

    /** Credentials with these values by field name. A value may be null, which counts as left out. */
    public static Credentials of(Map<String, String> values) {
        return new Credentials(values);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Credentials read(Map<String, String> values) {
        return values == null ? null : of(values);
    }

    /** These, and {@code more} by name. */
    public Credentials with(Map<String, String> more) {
        Credentials all = of(values);
        all.values.putAll(more);
        return all;
    }

    /** The value of a field, empty where it was left out. */
    public Optional<String> get(String field) {
        return Optional.ofNullable(values.get(field));
    }

    /** The value of a field that the form requires. */
    public String require(String field) {
        return get(field).orElseThrow(() -> new IllegalStateException("No value for the required field " + field));
    }

    /** The names of the fields that were given, sorted. */
    public Set<String> names() {
        return Collections.unmodifiableSet(values.keySet());
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
