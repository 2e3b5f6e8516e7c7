package dev.hitch.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;

/**
 * An integrator's web site on an origin of its own: files by path, all others not found. It listens at
 * {@code 127.0.0.1}, which to a browser is another origin than {@code localhost}.
 */
public final class HostServer implements AutoCloseable {

    private static final Map<String, String> TYPES = Map.of("js", "text/javascript", "css", "text/css");

    /** Before an address, instead of a file: the answer leads there. */
    public static final String REDIRECT = "Location: ";

    private final HttpServer server;
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

    private HostServer(HttpServer server) {
        this.server = server;
    }

    /** Serves {@code files} by path, such as {@code /}. */
    public static HostServer serving(Map<String, String> files) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
            HostServer site = new HostServer(server);
            server.createContext("/", exchange -> {
                String path = exchange.getRequestURI().getPath();
                site.asked.computeIfAbsent(path, first -> new AtomicInteger()).incrementAndGet();
                String file = files.getOrDefault(path, "");
                if (file.startsWith(REDIRECT)) {
                    exchange.getResponseHeaders().add("Location", file.substring(REDIRECT.length()));
                    exchange.sendResponseHeaders(302, -1);
                    exchange.close();
                    return;
                }
                byte[] body = file.getBytes(StandardCharsets.UTF_8);
                String type = TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "text/html");
                exchange.getResponseHeaders().add("Content-Type", type + ";charset=UTF-8");
                exchange.sendResponseHeaders(files.containsKey(path) ? 200 : 404, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return site;
        } catch (IOException unavailable) {
            throw new UncheckedIOException(unavailable);
        }
    }

    /** How often {@code path} was asked for. */
    public int asked(String path) {
        return asked.getOrDefault(path, new AtomicInteger()).get();
    }

    /** Its origin. */
    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
