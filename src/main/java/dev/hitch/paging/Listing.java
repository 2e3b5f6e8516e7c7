package dev.hitch.paging;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.hitch.query.Query;

/**
 * What the query of a list asks for.
 *
 * @param search what the filters say
 * @param page which part of the list
 */
public record Listing<S>(S search, PageRequest page) {

    /**
     * Reads the whole query of a list.
     *
     * @param given the values by parameter name, decoded
     * @param list names the list: what is in it, and whose it is
     * @param filters gets every filter that the list knows
     * @return or throws {@code bad_request} with everything that is wrong
     */
    public static <S> Listing<S> read(Map<String, List<String>> given, String list, Function<Query, S> filters) {
        return Query.read(given, query -> {
            S search = filters.apply(query);
            return new Listing<>(search, PageRequest.of(list, query));
        });
    }
}
