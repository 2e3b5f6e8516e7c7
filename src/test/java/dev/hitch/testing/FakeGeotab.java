package dev.hitch.testing;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;

/** MyGeotab's JSON-RPC, as far as {@code Authenticate} goes. */
public final class FakeGeotab extends FakeProvider {

    private static final ObjectMapper JSON = new ObjectMapper();

    private record User(String password, String database) {}

    private final Map<String, User> users = new ConcurrentHashMap<>();
    private volatile String path = "ThisServer";
    private volatile String troubledBy;

    /** Starts it on any port. */
    public FakeGeotab() {}

    /** Starts it on {@code port}. */
    public FakeGeotab(int port) {
        super(port);
    }

    /** Knows a user of one database. */
    public FakeGeotab user(String name, String password, String database) {
        users.put(name, new User(password, database));
        return this;
    }

    /** From now on answers about this user that it is out of order; null: about nobody. */
    public void isTroubledBy(String user) {
        troubledBy = user;
    }

    /** From now on names this host as the one to use from then on. */
    public void pointsTo(String host) {
        path = host;
    }

    /** From now on answers with an error as MyGeotab writes them: with HTTP 200. */
    public void failsWith(String type, String message, String... headers) {
        answers(200, error(type, message), headers);
    }

    /** The body of an error of a kind. */
    public static String error(String type, String message) {
        return """
                {"error":{"message":"%2$s","code":-32000,"data":{"id":"7f5c0b6e","type":"%1$s","requestIndex":0},\
                "name":"JSONRPCError","errors":[{"message":"%2$s","name":"%1$s"}]},"jsonrpc":"2.0","requestIndex":0}""".formatted(type, message);
    }

    @Override
    protected void answer(HttpExchange exchange, Received request) throws IOException {
        JsonNode call = JSON.readTree(request.body());
        boolean authenticate = request.method().equals("POST")
                && request.path().equals("/apiv1")
                && call.path("method").asText().equals("Authenticate");
        if (!authenticate) {
            send(exchange, 200, error("MissingMethodException", "The method could not be found"));
            return;
        }
        JsonNode params = call.path("params");
        String name = params.path("userName").asText();
        if (name.equals(troubledBy)) {
            send(exchange, 500, "");
            return;
        }
        User user = users.get(name);
        String database = params.path("database").asText("");
        if (user == null || !user.password().equals(params.path("password").asText())) {
            send(exchange, 200, error("InvalidUserException", "Incorrect login credentials"));
        } else if (!database.isEmpty() && !database.equals(user.database())) {
            send(exchange, 200, error("DbUnavailableException", "UnknownDatabase"));
        } else {
            send(exchange, 200, login(name, user.database()));
        }
    }

    private String login(String name, String database) {
        return """
                {"result":{"credentials":{"database":"%s","sessionId":"Kq3xTz","userName":"%s"},"path":"%s"},\
                "jsonrpc":"2.0"}""".formatted(database, name, path);
    }
}
