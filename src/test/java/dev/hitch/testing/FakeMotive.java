package dev.hitch.testing;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.sun.net.httpserver.HttpExchange;

/** Motive's API, as far as {@code GET /v1/companies} goes. */
public final class FakeMotive extends FakeProvider {

    private final Map<String, String> companies = new ConcurrentHashMap<>();

    /** Knows the key of a company. */
    public FakeMotive company(String key, int id, String name, String dotIds) {
        companies.put(key, """
                {"companies":[{"company":{"id":%d,"company_id":"KT%1$d","name":"%s","city":"Lake Blairton","dot_ids":[%s]}}]}""".formatted(id, name, dotIds));
        return this;
    }

    @Override
    protected void answer(HttpExchange exchange, Received request) throws IOException {
        String company = companies.get(String.valueOf(request.header("X-api-key")));
        if (!request.method().equals("GET") || !request.path().equals("/v1/companies")) {
            send(exchange, 404, "");
        } else if (company == null) {
            send(exchange, 401, "{\"error_message\":\"invalid API key\"}");
        } else {
            send(exchange, 200, company);
        }
    }
}
