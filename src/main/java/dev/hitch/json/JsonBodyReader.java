package dev.hitch.json;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

import org.hibernate.validator.engine.HibernateConstraintViolation;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.error.Violation;

/**
 * Reads the JSON body of a request into a record marked {@link JsonBody}, or answers 400 with everything that is wrong
 * with it (form, names, types and Bean Validation rules together) or 413. Who asks for a {@link Draft} of such a record
 * gets both.
 */
@Provider
@Consumes({MediaType.APPLICATION_JSON, MergePatch.TYPE})
@ApplicationScoped
public class JsonBodyReader implements ServerMessageBodyReader<Object> {

    private final JsonReading reading = new JsonReading();
    private final Validator validator;

    JsonBodyReader(Validator validator) {
        this.validator = validator;
    }

    /** Reads {@code bytes} and checks them, as far as that does not depend on what is stored. */
    public <T> Draft<T> draft(byte[] bytes, Class<T> type) {
        if (bytes.length > limit(type)) {
            return tooLarge(type);
        }
        List<Violation> violations = new ArrayList<>();
        String text = StrictJson.decode(bytes, violations);
        return text == null ? new Draft<>(null, violations) : check(text, type, violations);
    }

    /** Reads {@code text}, an item of a larger body, as {@link #draft(byte[], Class)} reads a body. */
    public <T> Draft<T> draft(String text, Class<T> type) {
        return utf8Length(text, limit(type)) > limit(type) ? tooLarge(type) : check(text, type, new ArrayList<>());
    }

    private static int limit(Class<?> type) {
        return type.getAnnotation(JsonBody.class).maxBytes();
    }

    // At most three bytes for a char: a text that is short enough for that need not be encoded.
    private static int utf8Length(String text, int limit) {
        return text.length() <= limit / 3 ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static <T> Draft<T> tooLarge(Class<T> type) {
        String rule = "The body may have at most " + limit(type) + " bytes.";
        return new Draft<>(null, List.of(), ApiException.of(ErrorCode.PAYLOAD_TOO_LARGE, rule));
    }

    private <T> Draft<T> check(String text, Class<T> type, List<Violation> violations) {
        T body = parse(text, type, violations);
        Draft<T> draft = new Draft<>(body, List.copyOf(violations));
        return body == null
                ? draft
                : draft.with(validator.validate(body).stream()
                        .map(JsonBodyReader::violation)
                        .sorted(Comparator.comparing(Violation::path).thenComparing(Violation::message))
                        .toList());
    }

    private <T> T parse(String text, Class<T> type, List<Violation> violations) {
        if (text.isBlank()) {
            violations.add(Violation.of(Violation.BODY, "must be a JSON object; send at least {}"));
            return null;
        }
        JsonItems items = JsonItems.cut(text, type.getAnnotation(JsonBody.class), violations);
        if (violations.isEmpty()) {
            StrictJson.check(items.rest(), violations);
        }
        if (!violations.isEmpty()) {
            return null;
        }
        try {
            T body = reading.read(items, type, violations);
            if (body == null && violations.isEmpty()) {
                violations.add(Violation.of(Violation.BODY, "must be an object"));
            }
            return body;
        } catch (IOException unreadable) {
            violations.add(Violation.of(Violation.BODY, "must be a JSON object as the documentation describes it"));
            return null;
        }
    }

    private static Violation violation(ConstraintViolation<?> found) {
        String path = found.getPropertyPath().toString().replaceAll("\\.?<[^>]*>", "");
        String at = path.isEmpty() ? Violation.BODY : Violation.BODY + "." + path;
        HibernateConstraintViolation<?> details = found.unwrap(HibernateConstraintViolation.class);
        // What the caller probably meant, where the constraint has an idea.
        return new Violation(at, found.getMessage(), details.getDynamicPayload(String.class));
    }

    @Override
    public boolean isReadable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo resource, MediaType mediaType) {
        return type == Draft.class || type.isAnnotationPresent(JsonBody.class);
    }

    @Override
    public Object readFrom(Class<Object> type, Type genericType, MediaType mediaType, ServerRequestContext context)
            throws IOException {
        refuseCoding(context.getRequestHeaders().getRequestHeader(HttpHeaders.CONTENT_ENCODING));
        return read(context.getInputStream(), type, genericType);
    }

    @Override
    public boolean isReadable(
            Class<?> type, Type genericType, java.lang.annotation.Annotation[] annotations, MediaType mediaType) {
        return type == Draft.class || type.isAnnotationPresent(JsonBody.class);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            java.lang.annotation.Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream stream)
            throws IOException {
        refuseCoding(headers.getOrDefault(HttpHeaders.CONTENT_ENCODING, List.of()));
        return read(stream, type, genericType);
    }

    private static void refuseCoding(List<String> codings) {
        boolean coded = Stream.of(String.join(",", codings).split(","))
                .map(String::strip)
                .anyMatch(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase("identity"));
        if (coded) {
            throw compressed();
        }
    }

    private static ApiException compressed() {
        return ApiException.of(
                ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                "Send the JSON as it is, without compression or another Content-Encoding.");
    }

    private Object read(InputStream stream, Class<?> type, Type genericType) throws IOException {
        boolean asDraft = type == Draft.class;
        Class<?> form = asDraft ? (Class<?>) ((ParameterizedType) genericType).getActualTypeArguments()[0] : type;
        byte[] bytes = stream.readNBytes(limit(form) + 1);
        // Compressed, but not declared so. No JSON begins with byte 1F.
        if (bytes.length > 1 && bytes[0] == 0x1F && bytes[1] == (byte) 0x8B) {
            throw compressed();
        }
        Draft<?> draft = draft(bytes, form);
        return asDraft ? draft : draft.require();
    }
}
