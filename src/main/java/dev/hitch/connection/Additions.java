package dev.hitch.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

import dev.hitch.connection.ConnectionFailure.Over;

/**
 * What a merge adds to a connection, within the limits of a request.
 *
 * @param over what has no room, in the order of the request
 */
record Additions(List<Over> over) {

    Additions() {
        this(new ArrayList<>());
    }

    /**
     * What there is at {@code present}, then what is {@code given}, which may be null, but is not {@code known} among
     * those before it: {@code most} at most.
     */
    <T, G> List<T> add(
            String member,
            int most,
            List<T> present,
            List<G> given,
            BiPredicate<List<T>, G> known,
            Function<G, T> made) {
        List<T> all = new ArrayList<>(present);
        List<G> wanted = Optional.ofNullable(given).orElse(List.of());
        for (int index = 0; index < wanted.size(); index++) {
            G one = wanted.get(index);
            if (known.test(all, one)) {
                continue;
            }
            if (all.size() < most) {
                all.add(made.apply(one));
            } else {
                over.add(new Over(member, index, most));
            }
        }
        return all;
    }

    /** Fails with {@link ConnectionFailure.Kind#OVER_LIMIT} where anything has no room. */
    void require() {
        if (!over.isEmpty()) {
            throw ConnectionFailure.overLimit(over);
        }
    }
}
