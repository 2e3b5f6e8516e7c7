package dev.hitch.connection;

import java.util.List;
import java.util.function.Function;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Does one after the other what shares a database session's context, and so must not be done at once. */
final class InTurn {

    private InTurn() {}

    /** Does {@code work} for each item as soon as it is done for the one before; ends at the first failure. */
    static <T> Uni<Void> each(List<T> items, Function<T, Uni<? extends Void>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(work)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
