package dev.hitch.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.vertx.core.json.JsonObject;
import org.jboss.logging.Logger;

/**
 * A headless Firefox with one tab, driven by WebDriver BiDi. It is the one that the machine has, named by
 * {@code FIREFOX_PATH} or found in the usual places.
 *
 * @see <a href="https://www.w3.org/TR/webdriver-bidi/">WebDriver BiDi</a>
 */
public final class Firefox implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Firefox.class);
    private static final boolean REQUIRED = Boolean.parseBoolean(System.getenv("HITCH_REQUIRE_FIREFOX"));
    private static final String LISTENING = "WebDriver BiDi listening on ";
    private static final List<String> USUAL_PLACES =
            List.of("/usr/bin/firefox-esr", "/usr/bin/firefox", "/Applications/Firefox.app/Contents/MacOS/firefox");

    private final Process process;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonObject>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private String tab;

    private Firefox(Process process, String address) {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address + "/session"), new Answers())
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    /** Whether there is one. Where there is none, says so; with {@code HITCH_REQUIRE_FIREFOX=true} it fails instead. */
    public static boolean installed() {
        boolean found = find().isPresent();
        if (!found && REQUIRED) {
            throw new AssertionError("No Firefox on this machine. Install one (Debian: apt-get install firefox-esr).");
        } else if (!found) {
            LOG.warn(
                    "SKIPPED: no Firefox on this machine, so the pages were NOT tried in it. Install one (Debian: apt-get install"
                            + " firefox-esr) or name it in FIREFOX_PATH.");
        }
        return found;
    }

    /** Starts one with an empty profile in {@code folder}. */
    public static Firefox start(Path folder) throws IOException {
        ProcessBuilder command = new ProcessBuilder(
                find().orElseThrow().toString(),
                "--headless",
                "--no-remote",
                "--profile",
                folder.toString(),
                "--remote-debugging-port",
                "0");
        // Firefox started by root refuses a home that is another's.
        command.environment().put("HOME", folder.toString());
        Process process =
                command.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader log = process.errorReader();
        String line = log.readLine();
        while (line != null && !line.startsWith(LISTENING)) {
            line = log.readLine();
        }
        if (line == null) {
            throw new IOException("Firefox ended with " + process.exitValue());
        }
        // A full pipe would stop it.
        CompletableFuture.runAsync(() -> log.lines().forEach(LOG::debug));
        Firefox firefox = new Firefox(process, line.substring(LISTENING.length()));
        firefox.ask("session.new", new JsonObject().put("capabilities", new JsonObject()));
        firefox.tab = firefox.ask("browsingContext.getTree", new JsonObject())
                .getJsonArray("contexts")
                .getJsonObject(0)
                .getString("context");
        return firefox;
    }

    /** Opens {@code address} and waits until it is loaded. */
    public void open(String address) {
        ask(
                "browsingContext.navigate",
                new JsonObject().put("context", tab).put("url", address).put("wait", "complete"));
    }

    /**
     * What {@code expression}, in JavaScript, says in the page of this moment, as text; empty where the page is going
     * away.
     */
    public String says(String expression) {
        JsonObject answer;
        try {
            answer = ask(
                    "script.evaluate",
                    new JsonObject()
                            .put("expression", "String(" + expression + ")")
                            .put("target", new JsonObject().put("context", tab))
                            .put("awaitPromise", false));
        } catch (IllegalStateException leaving) {
            return "";
        }
        return answer.getString("type").equals("success")
                ? answer.getJsonObject("result").getString("value")
                : "";
    }

    private JsonObject ask(String method, JsonObject parameters) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        asked.put(id, answer);
        JsonObject question =
                new JsonObject().put("id", id).put("method", method).put("params", parameters);
        socket.sendText(question.encode(), true).join();
        JsonObject told = answer.orTimeout(30, TimeUnit.SECONDS).join();
        if (!"success".equals(told.getString("type"))) {
            throw new IllegalStateException(method + ": " + told.encode());
        }
        return told.getJsonObject("result");
    }

    private static Optional<Path> find() {
        return Stream.concat(Stream.ofNullable(System.getenv("FIREFOX_PATH")), USUAL_PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroyForcibly);
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private final class Answers implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                JsonObject answer = new JsonObject(text.toString());
                text.setLength(0);
                Optional.ofNullable(answer.getInteger("id"))
                        .map(asked::remove)
                        .ifPresent(waiting -> waiting.complete(answer));
            }
            from.request(1);
            return null;
        }
    }
}
