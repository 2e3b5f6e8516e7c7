package dev.hitch.json;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;

import dev.hitch.error.Violation;

/** Splits the body of a batch into the texts of its elements. */
final class JsonItems {

    // Accepts what StrictJson refuses: that is reported for each element.
    private static final JsonFactory LENIENT = JsonFactory.builder()
            // Names are used once, and a caller could choose names whose hashes collide.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64 * 1024)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonItems() {}

    /**
     * {@code text} with every element of the array that {@code form} names turned into a JSON string of its own text:
     * what is left can be read as strictly as any body.
     *
     * @return null where the text is malformed or the array too long; the reason is added to {@code violations}
     */
    static String quoted(String text, JsonBody form, List<Violation> violations) {
        StringBuilder quoted = new StringBuilder(text.length() + text.length() / 8);
        int copied = 0;
        int items = 0;
        try (JsonParser parser = LENIENT.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (!startsItem(parser, token, form.items())) {
                    continue;
                }
                if (++items > form.maxItems()) {
                    violations.add(Violation.of(
                            Violation.BODY + "." + form.items(), "must have at most " + form.maxItems() + " entries"));
                    return null;
                }
                int start = (int) parser.currentTokenLocation().getCharOffset();
                int end = end(parser);
                quoted.append(text, copied, start).append('"');
                JsonStringEncoder.getInstance().quoteAsString(text.substring(start, end), quoted);
                quoted.append('"');
                copied = end;
            }
            return quoted.append(text, copied, text.length()).toString();
        } catch (StreamConstraintsException tooMuch) {
            violations.add(Violation.of(Violation.BODY, "must not nest so deep"));
        } catch (JsonProcessingException malformed) {
            violations.add(Violation.of(Violation.BODY, StrictJson.reason(malformed)));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return null;
    }

    // A direct element of the array that is this member of the root object.
    private static boolean startsItem(JsonParser parser, JsonToken token, String member) {
        var array = token.isStructStart() ? parser.getParsingContext().getParent() : parser.getParsingContext();
        return !token.isStructEnd()
                && array.inArray()
                && array.getParent().inObject()
                && array.getParent().getParent().inRoot()
                && member.equals(array.getParent().getCurrentName());
    }

    private static int end(JsonParser parser) throws IOException {
        parser.skipChildren();
        parser.finishToken();
        return (int) parser.currentLocation().getCharOffset();
    }
}
