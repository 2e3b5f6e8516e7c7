package dev.hitch.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Assertions;

/**
 * Sends a request as it is written, byte by byte: what a client library would tidy up or refuse to send. Each comes
 * from an address of its own.
 */
public final class RawHttp {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final AtomicInteger CALLERS = new AtomicInteger();

    private RawHttp() {}

    /**
     * The answer to a request without a body.
     *
     * @param line the request line without its version, each character a byte
     * @param headers whole header lines; {@code Host} and {@code Connection} are added
     */
    public static Answer send(URI root, String line, String... headers) {
        List<String> all = new ArrayList<>(List.of(line + " HTTP/1.1", "Host: localhost"));
        all.addAll(List.of(headers));
        return exchange(root, all, new byte[0]);
    }

    /** The answer to a POST of {@code body}. */
    public static Answer post(URI root, String target, byte[] body, String... headers) {
        List<String> all = new ArrayList<>(
                List.of("POST " + target + " HTTP/1.1", "Host: localhost", "Content-Length: " + body.length));
        all.addAll(List.of(headers));
        return exchange(root, all, body);
    }

    /** The answer to these lines, to which the address and {@code Connection} are added, and this body. */
    public static Answer exchange(URI root, List<String> lines, byte[] body) {
        String head =
                String.join("\r\n", lines) + "\r\nX-Forwarded-For: " + newAddress() + "\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(root.getHost(), root.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(body);
            return Answer.parse(socket.getInputStream().readAllBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    // No request uses up what another may do.
    private static String newAddress() {
        int number = CALLERS.incrementAndGet();
        return "10.77." + (number >> 8 & 255) + "." + (number & 255);
    }

    /**
     * What came back.
     *
     * @param status the status
     * @param headers by lower-case name, several of a name joined by commas
     * @param body as UTF-8, chunks and all
     */
    public record Answer(int status, Map<String, String> headers, String body) {

        private static Answer parse(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            int end = text.indexOf("\r\n\r\n");
            Assertions.assertTrue(end > 0, () -> "No answer: " + text);
            String[] lines = text.substring(0, end).split("\r\n");
            Map<String, String> headers = new TreeMap<>();
            for (int i = 1; i < lines.length; i++) {
                String[] parts = lines[i].split(":", 2);
                headers.merge(
                        parts[0].toLowerCase(Locale.ROOT), parts[1].strip(), (first, next) -> first + ", " + next);
            }
            return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, text.substring(end + 4));
        }

        /** The header of that name, or null. */
        public String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }
    }
}
