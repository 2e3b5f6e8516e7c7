package dev.hitch.paging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.hitch.application.ApplicationId;

/**
 * The SQL of a list, made of constant fragments, one for each filter that is given. One statement with all of them ("$2
 * IS NULL OR …") would get a plan that uses no index.
 *
 * @param parameters the values of its named parameters
 */
public record ListStatement(String sql, Map<String, Object> parameters) {

    /** The rows of an application's list. It begins with the application, so that no list can be read without one. */
    public static final class Where {

        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> parameters = new LinkedHashMap<>();

        /** The rows of {@code application}, whose id is in {@code column}. SQL may use it as {@code :application}. */
        public Where(String column, ApplicationId application) {
            Objects.requireNonNull(application, "application");
            and(column + " = :application", "application", application.value());
        }

        /** Only rows that meet {@code condition}. */
        public Where and(String condition) {
            conditions.add(condition);
            return this;
        }

        /**
         * Only rows that meet {@code condition}, which compares with {@code parameter}; {@code value} is never null.
         */
        public Where and(String condition, String parameter, Object value) {
            parameters.put(parameter, Objects.requireNonNull(value, parameter));
            return and(condition);
        }

        /** As {@link #and(String, String, Object)} where there is a {@code value}; all rows where it is null. */
        public Where andIfGiven(String condition, String parameter, Object value) {
            return value == null ? this : and(condition, parameter, value);
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
