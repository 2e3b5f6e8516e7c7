package dev.hitch.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jboss.logging.Logger;

/** An nginx in front of the service, with the settings that the operating document and the Ingress give it. */
public final class Nginx implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Nginx.class);
    private static final Pattern DOCUMENTED = Pattern.compile("(?s)```nginx\n(.*?)```");
    private static final Pattern ANNOTATION =
            Pattern.compile("nginx\\.ingress\\.kubernetes\\.io/([a-z-]+): \"?(\\w+)\"?");

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Whether there is one. Where there is none, says so. */
    public static boolean installed() {
        boolean found = find().isPresent();
        if (!found) {
            LOG.warn("SKIPPED: no nginx on this machine, so the service was NOT tried behind it. Install one (Debian:"
                    + " apt-get install nginx-light).");
        }
        return found;
    }

    private static Optional<Path> find() {
        return Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it in front of {@code service}, and waits until it listens. */
    public static Nginx before(HitchProcess service) {
        try (ServerSocket free = new ServerSocket(0)) {
            int port = free.getLocalPort();
            Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target", "hitch-test")), "nginx")
                    .toAbsolutePath();
            Files.writeString(home.resolve("nginx.conf"), configuration(home, port, service.url()));
            free.close();
            Process process = new ProcessBuilder(
                            find().orElseThrow().toString(),
                            "-p",
                            home.toString(),
                            "-c",
                            "nginx.conf",
                            "-e",
                            "error.log")
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("output.log").toFile())
                    .start();
            Nginx started = new Nginx(process, port);
            if (!Eventually.see(started::listens, listens -> listens || !process.isAlive())) {
                started.close();
                throw new IllegalStateException(Files.readString(home.resolve("output.log")));
            }
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String configuration(Path home, int port, String upstream) throws IOException {
        String temporary = Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
                .map(kind -> kind + "_temp_path " + home + "/" + kind + ";\n")
                .collect(Collectors.joining());
        return """
                daemon off;
                master_process off;
                pid nginx.pid;
                events { worker_connections 8192; }
                http {
                access_log off;
                %s%s
                server {
                listen 127.0.0.1:%d;
                %s
                location / {
                proxy_pass %s;
                proxy_http_version 1.1;
                proxy_set_header Host $host;
                proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                } } }
                """.formatted(temporary, documented(), port, ofTheIngress(), upstream.replace("localhost", "127.0.0.1"));
    }

    private static String documented() throws IOException {
        Matcher block = DOCUMENTED.matcher(Files.readString(Path.of("src/docs/operating.md")));
        if (!block.find()) {
            throw new IllegalStateException("No settings for nginx are documented");
        }
        return block.group(1);
    }

    // As ingress-nginx turns annotations into directives.
    private static String ofTheIngress() throws IOException {
        List<MatchResult> annotations = ANNOTATION
                .matcher(Files.readString(Path.of("kubernetes/overlays/prod/ingress.yaml")))
                .results()
                .toList();
        if (annotations.isEmpty()) {
            throw new IllegalStateException("The Ingress has no settings for nginx");
        }
        return annotations.stream()
                .map(annotation -> directive(annotation.group(1), annotation.group(2)))
                .collect(Collectors.joining("\n"));
    }

    private static String directive(String annotation, String value) {
        return switch (annotation) {
            case "proxy-body-size" -> "client_max_body_size " + value + ";";
            case "proxy-request-buffering" -> "proxy_request_buffering " + value + ";";
            case "proxy-read-timeout" -> "proxy_read_timeout " + value + "s;";
            default -> throw new IllegalStateException("Which directive is " + annotation + "?");
        };
    }

    private boolean listens() {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Where it listens, on 127.0.0.1. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
