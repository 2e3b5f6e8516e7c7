package dev.hitch.connection;

/** What the API's description shows of connections. */
final class ConnectionExamples {

    static final String CREDENTIALS = "{\"username\":\"fleet@acme.com\",\"password\":\"…\",\"database\":\"acme\"}";

    private static final String MEMBERS = """
            "id": "conn_01JB7K3N2QZP7TVR4FX8SDWFH9",
            "company": {"name": "Acme Logistics", "dotNumbers": ["1234567"]},
            "account": {"name": "acme", "user": {"sourceId": "fleet@acme.com", "email": "fleet@acme.com"}},
            "status": "connected",
            "provider": {"code": "geotab", "name": "Geotab"},
            "externalId": "fleet_456",
            "sourceId": "acme",
            "syncMode": "automatic",
            "token": "con_tkn_5Yq2Wn8RkT1cVbXz3LmPd7Hg9JsAf0Eu",
            "tags": ["trial"],
            "options": {},
            "filters": {"vehicles": {"status": "active", "excludeIds": ["vcl_01D8ZQFGHVJ858NBF2Q7DV9MNC"]}},
            "linkUrl": "https://link.acme.com/connection/conn_01JB7K3N2QZP7TVR4FX8SDWFH9?key=pk_4pJ8Rk2Vn6XcQ1sLw9TzB3yHf7GdM5aE",
            "createdAt": "2026-01-06T03:24:53.000Z",
            "updatedAt": "2026-01-06T03:24:53.000Z\"""";

    static final String CONNECTION = "{\n" + MEMBERS + "\n}";

    static final String CURRENT = "{\n" + MEMBERS + """
            ,
            "agreements": [{"agreementUrl": "https://acme.com/terms", "acceptedAt": "2026-01-06T03:24:50.000Z"}]
            }""";

    static final String LIST = "{\"results\": [{\n" + MEMBERS + "\n}], \"next\": \"3q2-7wABAgNjb25uXzAxSkI3SzNO\"}";

    static final String PATCH = "{\"status\":\"archived\",\"externalId\":null,\"tags\":[\"churned\"]}";

    static final String DELETION =
            "{\"message\":\"The connection will be erased for good after 2026-01-07T03:24:53.000Z. To keep it, PATCH its"
                    + " status before that.\"}";

    private ConnectionExamples() {}
}
