package dev.hitch.json;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

import dev.hitch.error.Violation;

/**
 * Refuses what JSON parsers commonly accept and what could not be stored or fingerprinted: invalid UTF-8, duplicate
 * members, NUL characters, lone surrogates, numbers outside IEEE 754 double precision, deep nesting, trailing text.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7493">RFC 7493, I-JSON</a>
 */
final class StrictJson {

    static final int MAX_DEPTH = 32;
    private static final int MAX_NUMBER_LENGTH = 100;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            .build();

    private StrictJson() {}

    /**
     * The text of {@code bytes} without a byte order mark, or null where they are not UTF-8; the reason is added to
     * {@code violations}.
     */
    static String decode(byte[] bytes, List<Violation> violations) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            // RFC 8259 §8.1. JSON begins with two ASCII characters, which are four bytes and more in UTF-16 and UTF-32.
            if (text.indexOf('\0') < 0 || text.indexOf('\0') > 3) {
                return text.startsWith("\uFEFF") ? text.substring(1) : text;
            }
        } catch (CharacterCodingException malformed) {
            // Reported below.
        }
        violations.add(Violation.of(Violation.BODY, "must be UTF-8"));
        return null;
    }

    /** Reads all of {@code text} once and adds what is wrong with it to {@code violations}. */
    static void check(String text, List<Violation> violations) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            int values = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                values += parser.getParsingContext().inRoot() && !token.isStructStart() ? 1 : 0;
                if (values > 1) {
                    violations.add(Violation.of(Violation.BODY, "must be one JSON value with nothing after it"));
                    return;
                }
                checkToken(parser, token, violations);
            }
        } catch (StreamConstraintsException tooMuch) {
            violations.add(Violation.of(
                    Violation.BODY,
                    "must nest at most " + MAX_DEPTH + " levels deep, with numbers of at most " + MAX_NUMBER_LENGTH
                            + " digits"));
        } catch (JsonProcessingException malformed) {
            violations.add(Violation.of(Violation.BODY, reason(malformed)));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void checkToken(JsonParser parser, JsonToken token, List<Violation> violations) throws IOException {
        if (token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING) {
            String problem = textProblem(parser.getText());
            if (problem != null) {
                violations.add(Violation.of(path(parser.getParsingContext()), problem));
            }
        } else if (token.isNumeric() && !fitsDouble(parser.getText())) {
            violations.add(
                    Violation.of(path(parser.getParsingContext()), "must be a number that fits in double precision"));
        }
    }

    // Neither too large, nor so small that it becomes zero, nor a zero with a huge exponent: Postgres refuses them.
    private static boolean fitsDouble(String number) {
        try {
            BigDecimal exact = new BigDecimal(number);
            double value = exact.doubleValue();
            return exact.signum() == 0 ? Math.abs(exact.scale()) < 400 : value != 0 && Double.isFinite(value);
        } catch (NumberFormatException exponentTooLong) {
            return false;
        }
    }

    private static String textProblem(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return "must not contain the NUL character";
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return "must not contain half of a surrogate pair";
            }
        }
        return null;
    }

    static String reason(JsonProcessingException malformed) {
        JsonLocation at = malformed.getLocation();
        String where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
        boolean duplicate = String.valueOf(malformed.getOriginalMessage()).startsWith("Duplicate field");
        return (duplicate ? "must not name a member twice" : "must be well-formed JSON") + where;
    }

    /** Where {@code context} stands, as {@code {requestBody}.tags[2]}. */
    static String path(JsonStreamContext context) {
        if (context == null || context.inRoot()) {
            return Violation.BODY;
        }
        String parent = path(context.getParent());
        if (context.inArray()) {
            return parent + "[" + context.getCurrentIndex() + "]";
        }
        return context.getCurrentName() == null ? parent : parent + "." + shorten(context.getCurrentName());
    }

    // The name of a member comes from the caller and may be as long as the body.
    static String shorten(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100) + "…";
    }
}
