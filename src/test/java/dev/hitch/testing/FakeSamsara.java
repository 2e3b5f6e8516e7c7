package dev.hitch.testing;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.sun.net.httpserver.HttpExchange;

/** Samsara's API, as far as {@code GET /me} goes. */
public final class FakeSamsara extends FakeProvider {

    private final Map<String, String> organizations = new ConcurrentHashMap<>();

    /** Starts it on any port. */
    public FakeSamsara() {}

    /** Starts it on {@code port}. */
    public FakeSamsara(int port) {
        super(port);
    }

    /** Knows the token of an organization. */
    public FakeSamsara organization(String token, String id, String name, int dotNumber) {
        organizations.put("Bearer " + token, """
                {"data":{"id":"%s","name":"%s","carrierSettings":{"carrierName":"%2$s","dotNumber":%d}}}""".formatted(id, name, dotNumber));
        return this;
    }

    @Override
    protected void answer(HttpExchange exchange, Received request) throws IOException {
        String organization = organizations.get(String.valueOf(request.header("Authorization")));
        if (!request.method().equals("GET") || !request.path().equals("/me")) {
            send(exchange, 404, "");
        } else if (organization == null) {
            send(exchange, 401, "{\"message\":\"invalid token\",\"requestId\":\"Zq2\"}");
        } else {
            send(exchange, 200, organization);
        }
    }
}
