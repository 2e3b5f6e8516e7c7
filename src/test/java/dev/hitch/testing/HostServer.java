package dev.hitch.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;

/**
 * An integrator's web site on an origin of its own: files by path, all others not found. It listens at
 * {@code 127.0.0.1}, which to a browser is another origin than {@code localhost}.
 */
public final class HostServer implements AutoCloseable {

    private static final Map<String, String> TYPES = Map.of("js", "text/javascript", "css", "text/css");

    private final HttpServer server;

    private HostServer(HttpServer server) {
        this.server = server;
    }

    /** Serves {@code files} by path, such as {@code /}. */
    public static HostServer serving(Map<String, String> files) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
            server.createContext("/", exchange -> {
                String path = exchange.getRequestURI().getPath();
                byte[] body = files.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
                String type = TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "text/html");
                exchange.getResponseHeaders().add("Content-Type", type + ";charset=UTF-8");
                exchange.sendResponseHeaders(files.containsKey(path) ? 200 : 404, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return new HostServer(server);
        } catch (IOException unavailable) {
            throw new UncheckedIOException(unavailable);
        }
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
