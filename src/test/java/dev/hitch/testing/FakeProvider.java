package dev.hitch.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A provider's server on a loopback port, speaking real HTTP. A subclass knows how it behaves; a test can make it
 * misbehave.
 */
public abstract class FakeProvider implements AutoCloseable {

    /** What to do with a request. */
    @FunctionalInterface
    public interface Behaviour {
        /** Answers {@code request}, or does not. */
        void handle(HttpExchange request) throws IOException;
    }

    /** A request as it came in. */
    public record Received(String method, String path, Map<String, List<String>> headers, String body) {

        /** The value of a header, or null. */
        public String header(String name) {
            return Optional.ofNullable(headers.get(name))
                    .map(values -> values.get(0))
                    .orElse(null);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "fake-provider");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicReference<Behaviour> misbehaviour = new AtomicReference<>();
    private final CountDownLatch woken = new CountDownLatch(1);
    private final CompletableFuture<Boolean> hungUp = new CompletableFuture<>();

    /** Starts it on any port. */
    protected FakeProvider() {
        this(0);
    }

    /** Starts it on {@code port}. */
    protected FakeProvider(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(threads);
        server.createContext("/", this::dispatch);
        server.start();
    }

    /** Answers as the provider would. */
    protected abstract void answer(HttpExchange exchange, Received request) throws IOException;

    /** Where it is: {@code http://127.0.0.1:…}. */
    public String url() {
        return "http://" + host();
    }

    /** {@code 127.0.0.1:…}. */
    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Every request so far. */
    public List<Received> received() {
        return received;
    }

    /** From now on does this with every request; null: behaves again. */
    public void misbehave(Behaviour behaviour) {
        misbehaviour.set(behaviour);
    }

    /** From now on answers this. */
    public void answers(int status, String body, String... headers) {
        misbehave(exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            send(exchange, status, body);
        });
    }

    /** From now on takes requests and says nothing, until it is woken. */
    public void fallsSilent() {
        misbehave(exchange -> {
            await(woken);
            writeUntilHungUp(exchange);
        });
    }

    /** Wakes it, so that it notices whether somebody still listens. */
    public void wakesUp() {
        woken.countDown();
    }

    /** From now on answers with far more than anybody wants, and says so or not. */
    public void answersWithoutEnd(boolean announced) {
        misbehave(exchange -> {
            exchange.sendResponseHeaders(200, announced ? 10L * 1024 * 1024 : 0);
            writeUntilHungUp(exchange);
        });
    }

    /** From now on closes every connection without an answer. */
    public void hangsUp() {
        misbehave(HttpExchange::close);
    }

    /** Whether the caller hung up on it; waits until that is known. */
    public boolean wasHungUpOn() throws Exception {
        return hungUp.get(60, TimeUnit.SECONDS);
    }

    /** Sends {@code body} as JSON. */
    protected static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private void dispatch(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Received request = new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Map.copyOf(exchange.getRequestHeaders()),
                body);
        received.add(request);
        Behaviour behaviour = misbehaviour.get();
        if (behaviour == null) {
            answer(exchange, request);
        } else {
            behaviour.handle(exchange);
        }
    }

    private void writeUntilHungUp(HttpExchange exchange) {
        byte[] chunk = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
        try {
            if (exchange.getResponseCode() == -1) {
                exchange.sendResponseHeaders(200, 0);
            }
            OutputStream out = exchange.getResponseBody();
            // More than the buffers of both ends hold.
            for (int i = 0; i < 1600; i++) {
                out.write(chunk);
                out.flush();
            }
            hungUp.complete(false);
        } catch (IOException brokenPipe) {
            hungUp.complete(true);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops it; from now on nobody listens on its port. */
    @Override
    public void close() {
        wakesUp();
        server.stop(0);
        threads.shutdownNow();
    }
}
