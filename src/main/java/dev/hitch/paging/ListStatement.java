package dev.hitch.paging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The SQL of a list. Put together from constant fragments, one for each filter that is given: a statement that had them all ("$2
 * IS NULL OR …") would be planned for the worst, and served by no index.
 *
 * @param parameters the values of its named parameters
 */
public record ListStatement(String sql, Map<String, Object> parameters) {

    /** The rows of a list, as far as it has been said which. */
    public static final class Where {

        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> parameters = new LinkedHashMap<>();

        /** Only those that meet {@code condition}. */
        public Where and(String condition) {
            conditions.add(condition);
            return this;
        }

        /** Only those that meet {@code condition}, which compares with {@code parameter}; all where {@code value} is null. */
        public Where and(String condition, String parameter, Object value) {
            if (value == null) {
                return this;
            }
            parameters.put(parameter, value);
            return and(condition);
        }

        /** The first {@code rows} of them in {@code order}. */
        public ListStatement select(String columns, String from, String order, int rows) {
            parameters.put("rows", rows);
            return new ListStatement(
                    "SELECT " + columns + " FROM " + from + " WHERE " + String.join(" AND ", conditions) + " ORDER BY "
                            + order + " LIMIT :rows",
                    parameters);
        }
    }
}
