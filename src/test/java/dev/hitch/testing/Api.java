package dev.hitch.testing;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;

/** An application's server, calling the API. */
public record Api(String client, String token) {

    private static final String TEMPLATES = "/tsp/v1/link/templates";
    private static final String CURRENT = "/tsp/v1/connections/current";

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

    /** Revokes the short link with this code. */
    public void revoke(String code) {
        String id = request().queryParam("code", code).get("/tsp/v1/link/short").path("results[0].id");
        request().delete("/tsp/v1/link/short/" + id).then().statusCode(204);
    }

    /** The id of a new link template as {@code json} describes it. */
    public String template(String json) {
        return post(TEMPLATES, json).statusCode(201).extract().path("id");
    }

    /** Archives the link template {@code id}. */
    public void archive(String id) {
        request().post(TEMPLATES + "/" + id + "/archive").then().statusCode(200);
    }

    /** The answer to a POST of {@code json} to the connections. */
    public ValidatableResponse connect(String json) {
        return post("/tsp/v1/connections", json);
    }

    /**
     * The answer to connecting the sandbox's account {@code username}, with {@code more} members, each after a comma.
     */
    public ValidatableResponse connect(String username, String more) {
        return connect(account(username, more));
    }

    /** The body that does so. */
    public static String account(String username, String more) {
        return "{\"provider\":\"sandbox\",\"credentials\":{\"username\":\"" + username + "\",\"password\":\"x\"}" + more
                + "}";
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
                .patch(CURRENT)
                .then();
    }

    /** Makes the connection with this token {@code status}, as far as a caller can. */
    public void become(String token, String status) {
        if (status.equals("pending_deletion")) {
            connection(token).delete(CURRENT).then().statusCode(202);
        } else {
            patchConnection(token, "{\"status\":\"" + status + "\"}").statusCode(200);
        }
    }
}
