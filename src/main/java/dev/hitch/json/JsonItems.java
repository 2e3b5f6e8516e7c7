package dev.hitch.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import dev.hitch.error.Violation;

/**
 * A body, and the items of a body of many apart from it: an error in one item does not affect the others.
 *
 * @param rest the body with a blank text in the place of each item, about as long, so that an error after it has about
 *     the right column; the whole body where it has no items
 * @param member the array of the items; empty where the body has none
 * @param texts the text of each item
 */
record JsonItems(String rest, String member, List<String> texts) {

    // Accepts what StrictJson refuses, because that is said of each item by itself.
    private static final JsonFactory LENIENT = JsonFactory.builder()
            // Each name is read once, and a caller could choose names whose hashes collide.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64 * 1024)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /**
     * Cuts the elements out of the array that {@code form} names.
     *
     * @return null where the text is malformed or the array too long; the reason is added to {@code violations}
     */
    static JsonItems cut(String text, JsonBody form, List<Violation> violations) {
        if (form.items().isEmpty()) {
            return new JsonItems(text, "", List.of());
        }
        StringBuilder rest = new StringBuilder();
        List<String> texts = new ArrayList<>();
        int copied = 0;
        try (JsonParser parser = LENIENT.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (!startsItem(parser, token, form.items())) {
                    continue;
                }
                if (texts.size() == form.maxItems()) {
                    violations.add(Violation.of(
                            Violation.BODY + "." + form.items(), "must have at most " + form.maxItems() + " entries"));
                    return null;
                }
                int start = (int) parser.currentTokenLocation().getCharOffset();
                int end = end(parser);
                rest.append(text, copied, start)
                        .append('"')
                        .append(" ".repeat(end - start))
                        .append('"');
                texts.add(text.substring(start, end));
                copied = end;
            }
            return new JsonItems(rest.append(text, copied, text.length()).toString(), form.items(), texts);
        } catch (StreamConstraintsException tooMuch) {
            violations.add(Violation.of(Violation.BODY, "must not nest so deep"));
        } catch (JsonProcessingException malformed) {
            violations.add(Violation.of(Violation.BODY, StrictJson.reason(malformed)));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return null;
    }

    /** Puts the text of each item in its place in {@code body}, which was read from {@link #rest}. */
    void putInto(JsonNode body) {
        if (body.path(member) instanceof ArrayNode array) {
            for (int i = 0; i < texts.size(); i++) {
                array.set(i, texts.get(i));
            }
        }
    }

    // A value directly in an array that is that member of the root object.
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
