import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * The limit of a visit: a Vert.x handler that looks the code up in memory and writes the same head as Hitch, and does
 * nothing else. Run as one file, on the class path of the packaged service, so that it stands on the same Vert.x:
 * {@code java --class-path 'lib/main/*' BareVisits.java port head codes count}. The head is one header a line, as Hitch
 * has answered it; the codes are a file of one code a line, of which the first {@code count} are known.
 */
public final class BareVisits extends AbstractVerticle {

    private final int port;
    private final Map<String, String> head;
    private final Map<String, String> locations;

    private BareVisits(int port, Map<String, String> head, Map<String, String> locations) {
        this.port = port;
        this.head = head;
        this.locations = locations;
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, String> head = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of(arguments[1]))) {
            head.put(
                    line.substring(0, line.indexOf(':')),
                    line.substring(line.indexOf(':') + 1).strip());
        }
        String target = head.remove("Location").replaceFirst("short_code=.*", "short_code=");
        List<String> codes = Files.readAllLines(Path.of(arguments[2]));
        Map<String, String> locations = new HashMap<>();
        codes.subList(0, Integer.parseInt(arguments[3])).forEach(code -> locations.put("/" + code, target + code));
        // One handler an event loop; all of them listen on the one port.
        Vertx.vertx()
                .deployVerticle(
                        () -> new BareVisits(Integer.parseInt(arguments[0]), head, locations),
                        new DeploymentOptions()
                                .setInstances(Runtime.getRuntime().availableProcessors()))
                .onFailure(failure -> {
                    failure.printStackTrace();
                    System.exit(1);
                });
    }

    @Override
    public void start() {
        HttpServer server = vertx.createHttpServer();
        server.requestHandler(this::visit).listen(port, "127.0.0.1");
    }

    private void visit(HttpServerRequest request) {
        String location = locations.get(request.path());
        HttpServerResponse answer = request.response();
        if (location == null) {
            answer.setStatusCode(404).end();
            return;
        }
        head.forEach(answer::putHeader);
        answer.putHeader("Location", location).setStatusCode(302).end();
    }
}
