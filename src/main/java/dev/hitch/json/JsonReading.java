package dev.hitch.json;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

import dev.hitch.error.Violation;
import dev.hitch.time.Timestamps;

/**
 * Jackson, configured to continue after a mistake: it records every unknown member and every value of a wrong type with
 * its path, so that a caller learns of all of them at once.
 */
final class JsonReading {

    private static final String VIOLATIONS = "violations";

    private final JsonMapper mapper = JsonMapper.builder(StrictJson.FACTORY)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            // Shape has reported them before: here their path would be lost.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .addHandler(new Notes())
            // An absent member reads as null and an explicit null as Optional.empty(): PATCH tells them apart.
            .addModule(new Jdk8Module().configureReadAbsentAsNull(true))
            .addModule(new SimpleModule()
                    .addDeserializer(String.class, new Leaf<>(String.class, JsonToken.VALUE_STRING))
                    .addDeserializer(
                            Integer.class,
                            new Leaf<>(Integer.class, JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT))
                    .addDeserializer(
                            Boolean.class, new Leaf<>(Boolean.class, JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE))
                    .addDeserializer(Instant.class, new Leaf<>(Instant.class, JsonToken.VALUE_STRING))
                    .setDeserializerModifier(new Words()))
            .build();

    /** {@code body} as a {@code type}, null for what could not be read; the reasons are added to {@code violations}. */
    <T> T read(JsonItems body, Class<T> type, List<Violation> violations) throws IOException {
        JsonNode tree = mapper.readTree(body.rest());
        body.putInto(tree);
        if (tree instanceof ObjectNode object) {
            new Shape(violations).check(object, type, Violation.BODY);
        }
        return mapper.readerFor(type).withAttribute(VIOLATIONS, violations).readValue(tree);
    }

    private static void note(DeserializationContext context, JsonStreamContext at, String message, String suggestion) {
        @SuppressWarnings("unchecked")
        List<Violation> violations = (List<Violation>) context.getAttribute(VIOLATIONS);
        violations.add(new Violation(StrictJson.path(at), message, suggestion));
    }

    private static final class Notes extends DeserializationProblemHandler {

        @Override
        public Object handleUnexpectedToken(
                DeserializationContext context, JavaType target, JsonToken token, JsonParser parser, String failure)
                throws IOException {
            JsonStreamContext at =
                    token.isStructStart() ? parser.getParsingContext().getParent() : parser.getParsingContext();
            note(context, at, "must be " + expected(target.getRawClass()), null);
            parser.skipChildren();
            return null;
        }
    }

    // Jackson reads an empty text as no enum value, or stops.
    private static final class Words extends BeanDeserializerModifier {

        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config, JavaType type, BeanDescription description, JsonDeserializer<?> usual) {
            return new Leaf<>(type.getRawClass(), JsonToken.VALUE_STRING);
        }
    }

    private static String expected(Class<?> type) {
        if (type == String.class) {
            return "a string";
        } else if (type == Integer.class) {
            return "a whole number";
        } else if (type == Boolean.class) {
            return "true or false";
        } else if (type == Instant.class) {
            return "an RFC 3339 date-time such as 2021-01-06T03:24:53.000Z";
        } else if (type.isEnum()) {
            return "one of " + String.join(", ", words(type));
        }
        return Collection.class.isAssignableFrom(type) ? "an array" : "an object";
    }

    private static List<String> words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
    }

    /** Reads a scalar from its own kind of token only: no text from a number, no number from a text. */
    private static final class Leaf<T> extends StdDeserializer<T> {

        private final List<JsonToken> tokens;

        Leaf(Class<T> type, JsonToken... tokens) {
            super(type);
            this.tokens = List.of(tokens);
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!tokens.contains(parser.currentToken())) {
                return (T) context.handleUnexpectedToken(_valueClass, parser);
            }
            Optional<?> value = value(parser);
            if (value.isEmpty()) {
                note(context, parser.getParsingContext(), "must be " + expected(_valueClass), suggestion(parser));
            }
            return (T) value.orElse(null);
        }

        private Optional<?> value(JsonParser parser) throws IOException {
            if (_valueClass == Integer.class) {
                return whole(parser.getDecimalValue());
            } else if (_valueClass == Boolean.class) {
                return Optional.of(parser.getBooleanValue());
            } else if (_valueClass.isEnum()) {
                String word = parser.getText();
                return Arrays.stream(_valueClass.getEnumConstants())
                        .filter(constant -> constant.toString().equals(word))
                        .findFirst();
            }
            return _valueClass == Instant.class ? Timestamps.parse(parser.getText()) : Optional.of(parser.getText());
        }

        private String suggestion(JsonParser parser) throws IOException {
            return _valueClass.isEnum()
                    ? Nearest.to(parser.getText(), words(_valueClass)).orElse(null)
                    : null;
        }

        // 7.0 and 1e2 are whole numbers (JSON Schema 2020-12, validation, section 6.1.1). One that is too large for an
        // int is outside the range of every member, so the caller gets the message with that range.
        private static Optional<Integer> whole(BigDecimal number) {
            boolean whole = number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
            return whole
                    ? Optional.of(number.max(BigDecimal.valueOf(Integer.MIN_VALUE))
                            .min(BigDecimal.valueOf(Integer.MAX_VALUE))
                            .intValueExact())
                    : Optional.empty();
        }
    }
}
