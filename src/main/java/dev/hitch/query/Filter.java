package dev.hitch.query;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

import dev.hitch.time.Timestamps;

/**
 * A query parameter: how it is read, and how the OpenAPI document describes it. Declare each one once, as a constant.
 *
 * @param description for the OpenAPI document, null for none
 * @param message what the value must be, for whoever sends another one
 * @param parse the value of a text, empty where the text is wrong
 * @param otherwise the value where the parameter is not given, null for none
 * @param schema completes the schema of the OpenAPI document; runs in the build only
 */
public record Filter<T>(
        String name,
        String description,
        String message,
        Function<String, Optional<T>> parse,
        T otherwise,
        Consumer<Schema> schema) {

    private static final int LONGEST = 255;
    private static final Consumer<Schema> STRING = schema -> schema.addType(SchemaType.STRING);

    /** A text of 1 to 255 characters. */
    public static Filter<String> text(String name, String description) {
        return text(name, description, "must have 1 to " + LONGEST + " characters", text -> true);
    }

    /** A text of 1 to 255 characters that {@code rule} accepts. */
    public static Filter<String> text(String name, String description, String message, Predicate<String> rule) {
        return of(name, description, message, text -> Optional.of(text)
                .filter(Filter::storable)
                .filter(rule));
    }

    /** A text that {@code parse} reads. */
    public static <T> Filter<T> of(
            String name, String description, String message, Function<String, Optional<T>> parse) {
        return new Filter<>(name, description, message, parse, null, STRING);
    }

    /** One of the words that the constants of {@code words} print as; the document has a schema of the enum's name. */
    public static <E extends Enum<E>> Filter<E> word(String name, String description, Class<E> words) {
        return word(
                name, description, words, null, schema -> schema.ref("#/components/schemas/" + words.getSimpleName()));
    }

    /** One of the words that the constants of an enum print as, {@code otherwise} where none is given. */
    public static <E extends Enum<E>> Filter<E> word(String name, String description, E otherwise) {
        Class<E> words = otherwise.getDeclaringClass();
        return word(name, description, words, otherwise, schema -> schema.addType(SchemaType.STRING)
                .defaultValue(otherwise.toString())
                .enumeration(List.copyOf(print(words))));
    }

    private static <E extends Enum<E>> Filter<E> word(
            String name, String description, Class<E> words, E otherwise, Consumer<Schema> schema) {
        Function<String, Optional<E>> parse = text -> Arrays.stream(words.getEnumConstants())
                .filter(word -> word.toString().equals(text))
                .findFirst();
        String message = "must be one of " + String.join(", ", print(words));
        return new Filter<>(name, description, message, parse, otherwise, schema);
    }

    private static <E extends Enum<E>> List<String> print(Class<E> words) {
        return Arrays.stream(words.getEnumConstants()).map(Enum::toString).toList();
    }

    /** A moment, as {@link Timestamps} reads it. */
    public static Filter<Instant> instant(String name, String description) {
        return new Filter<>(
                name,
                description,
                "must be a date-time as 2021-01-06T03:24:53.000Z",
                Timestamps::parseParameter,
                null,
                schema -> schema.format("date-time").addType(SchemaType.STRING));
    }

    /** The same with another schema in the OpenAPI document. */
    public Filter<T> documented(Consumer<Schema> as) {
        return new Filter<>(name, description, message, parse, otherwise, as);
    }

    /** The same with {@code value} where the parameter is not given. */
    public Filter<T> orElse(T value) {
        return new Filter<>(name, description, message, parse, value, schema);
    }

    /** What the OpenAPI document says about it. For filters of the document alone. */
    public Parameter parameter() {
        Schema described = OASFactory.createSchema();
        schema.accept(described);
        return OASFactory.createParameter()
                .description(description)
                .in(Parameter.In.QUERY)
                .name(name)
                .schema(described);
    }

    // Postgres stores no NUL character.
    private static boolean storable(String text) {
        int characters = text.codePointCount(0, text.length());
        return characters >= 1 && characters <= LONGEST && text.indexOf('\0') < 0;
    }
}
