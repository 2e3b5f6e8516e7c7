package dev.hitch.connection;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.quarkus.runtime.annotations.RegisterForReflection;

import dev.hitch.id.Ulids;

/** What was agreed to, oldest first. A record around the list, because Hibernate Reactive stores JSON objects alone. */
// Quarkus registers what requests and answers name; this is named by a column alone.
@RegisterForReflection
record Agreements(List<RecordedAgreement> entries) {

    static final Agreements NONE = new Agreements(List.of());

    Agreements {
        entries = List.copyOf(entries);
    }

    /** What was told, maybe null, stored at {@code now}. */
    static Agreements of(List<Agreement> told, Ulids ulids, Instant now) {
        return told == null
                ? NONE
                : new Agreements(told.stream()
                        .map(one -> RecordedAgreement.of(one, ulids, now))
                        .toList());
    }

    /** These and {@code added}. */
    Agreements plus(Agreements added) {
        return new Agreements(
                Stream.concat(entries.stream(), added.entries.stream()).toList());
    }
}
