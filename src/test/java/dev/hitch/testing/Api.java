package dev.hitch.testing;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;

/** An application's server, calling the API. */
public record Api(String client, String token) {

    /** An application that no other test knows, with every scope. */
    public static Api newApplication() {
        String client = Tokens.newClient();
        return new Api(client, Tokens.of(client));
    }

    /** A request with the application's token, whose answer has to be as the OpenAPI document describes it. */
    public RequestSpecification request() {
        return given().filter(Described.byDocument()).auth().oauth2(token);
    }

    /** The answer to a POST of {@code json}. */
    public ValidatableResponse post(String path, String json) {
        return request().contentType(ContentType.JSON).body(json).post(path).then();
    }

    /** The answer to a POST of {@code json} to the short links. */
    public ValidatableResponse mint(String json) {
        return post("/tsp/v1/link/short", json);
    }

    /** The answer to a POST of {@code json} to the connections. */
    public ValidatableResponse connect(String json) {
        return post("/tsp/v1/connections", json);
    }

    /** The answer to a PATCH of the application with {@code json}. */
    public ValidatableResponse settings(String json) {
        return request()
                .contentType(ContentType.JSON)
                .body(json)
                .patch("/tsp/v1/application")
                .then();
    }

    /** A request that names the connection with this token. */
    public RequestSpecification connection(String token) {
        return request().header("Connection-Token", token);
    }

    /** The answer to a PATCH of the connection with this token with {@code json}. */
    public ValidatableResponse patchConnection(String token, String json) {
        return connection(token)
                .contentType(ContentType.JSON)
                .body(json)
                .patch("/tsp/v1/connections/current")
                .then();
    }
}
