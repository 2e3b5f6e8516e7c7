package dev.hitch.connection;

import java.util.ArrayList;
import java.util.List;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What was agreed to, oldest first. A record around the list, because Hibernate Reactive stores JSON objects alone. */
// Quarkus registers what requests and answers name; this is named by a column alone.
@RegisterForReflection
record Agreements(List<Agreement> entries) {

    static final Agreements NONE = new Agreements(List.of());

    Agreements {
        entries = List.copyOf(entries);
    }

    /** These and {@code added}, which may be null. */
    Agreements plus(List<Agreement> added) {
        List<Agreement> all = new ArrayList<>(entries);
        all.addAll(added == null ? List.of() : added);
        return new Agreements(all);
    }
}
