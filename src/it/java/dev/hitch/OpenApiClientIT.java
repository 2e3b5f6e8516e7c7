package dev.hitch;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import client.ApiClient;
import client.ApiException;
import client.ApiResponse;
import client.api.ConnectionsApi;
import client.api.ProvidersApi;
import client.api.ShortLinksApi;
import client.model.Connection;
import client.model.ConnectionStatus;
import client.model.CreateConnection;
import client.model.CreateShortLink;
import client.model.CurrentConnection;
import client.model.ExchangePublicToken;
import client.model.ManagedShortLink;
import client.model.PatchConnection;
import client.model.Provider;
import client.model.ShortLink;
import client.model.ShortLinkStatus;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.hitch.testing.Production;
import dev.hitch.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A client generated from this build's OpenAPI document by openapi-generator, as an integrator's would be. */
@QuarkusIntegrationTest
@QuarkusTestResource(Production.class)
class OpenApiClientIT {

    @TestHTTPResource
    URI service;

    private ShortLinksApi links;
    private ConnectionsApi connections;
    private ApiClient client;

    @BeforeEach
    void connect() {
        String token = Tokens.of(Tokens.newClient());
        client = new ApiClient();
        client.updateBaseUri(service.toString().replaceFirst("/$", ""));
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        links = new ShortLinksApi(client);
        connections = new ConnectionsApi(client);
    }

    private static CreateConnection account(String user) {
        return new CreateConnection().provider("sandbox").credentials(Map.of("username", user, "password", "x"));
    }

    @Test
    void itMintsReadsListsAndRevokesShortLinks() throws ApiException {
        CreateShortLink request = new CreateShortLink().externalId("fleet_456").addTagsItem("north");
        ApiResponse<ShortLink> minted = links.createShortLinkWithHttpInfo(request);
        assertThat(minted.getStatusCode()).isEqualTo(201);
        ApiResponse<ShortLink> replayed = links.createShortLinkWithHttpInfo(request);
        assertThat(replayed.getHeaders()).containsEntry("idempotent-replayed", List.of("true"));
        assertThat(replayed.getData()).isEqualTo(minted.getData());

        String id = minted.getData().getId();
        assertThat(links.readShortLink(id).getTags()).containsExactly("north");
        assertThat(links.listShortLinks(
                                null, "fleet_456", "north", null, null, ShortLinkStatus.LIVE, null, null, null, 10)
                        .getResults())
                .extracting(ManagedShortLink::getId)
                .containsExactly(id);
        links.revokeShortLink(id);
        assertThat(links.readShortLink(id).getStatus()).isEqualTo(ShortLinkStatus.REVOKED);
        assertThat(catchThrowableOfType(ApiException.class, () -> links.readShortLink("slk_01JB7K3N2QZP7TVR4FX8SDWFH9"))
                        .getCode())
                .isEqualTo(404);
    }

    @Test
    void itConnectsChangesAndDeletesAConnection() throws ApiException {
        Connection made = connections.createConnection(account("fleet-" + UUID.randomUUID()));
        assertThat(made.getStatus()).isEqualTo(ConnectionStatus.CONNECTED);
        assertThat(made.getCreatedAt()).isNotNull();
        CurrentConnection changed = connections.patchCurrentConnection(
                made.getToken(), new PatchConnection().externalId("fleet_456").options(Map.of("region", "north")));
        assertThat(changed.getExternalId()).isEqualTo("fleet_456");
        assertThat(connections
                        .listConnections(
                                null,
                                "fleet_456",
                                null,
                                null,
                                null,
                                ConnectionStatus.CONNECTED,
                                null,
                                null,
                                null,
                                null,
                                10)
                        .getResults())
                .containsExactly(connections
                        .listConnections(null, null, null, null, null, null, null, null, null, null, null)
                        .getResults()
                        .get(0));
        assertThat(connections.deleteCurrentConnection(made.getToken()).getMessage())
                .contains("PATCH");
        assertThat(connections.readCurrentConnection(made.getToken()).getStatus())
                .isEqualTo(ConnectionStatus.PENDING_DELETION);
    }

    @Test
    void itExchangesWhatLinkHandsOver() throws ApiException {
        ShortLink link = links.createShortLink(
                new CreateShortLink().provider("sandbox").redirectUrl(URI.create("https://app.acme.com/done")));
        Connection exchanged =
                connections.exchangePublicToken(new ExchangePublicToken().publicToken(goThroughLink(link)));
        assertThat(connections.readCurrentConnection(exchanged.getToken()).getId())
                .isEqualTo(exchanged.getId());
    }

    private static String goThroughLink(ShortLink link) {
        String page = given().get("/?short_code=" + link.getCode()).asString();
        String location = given().redirects()
                .follow(false)
                .contentType(ContentType.URLENC)
                .formParam("step", found("name=\"step\" value=\"([^\"]*)\"", page))
                .formParam("field.username", "fleet")
                .formParam("field.password", "x")
                .post(found("method=\"post\" action=\"([^\"]*)\"", page).replace("&amp;", "&"))
                .header("Location");
        return found("token=(\\w+)", location);
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    @Test
    void itReadsWhatIsWrong() throws ApiException {
        ApiException refused = catchThrowableOfType(
                ApiException.class, () -> links.createShortLink(new CreateShortLink().provider("geotap")));
        assertThat(refused.getCode()).isEqualTo(400);
        assertThat(refused.getResponseBody()).contains("{requestBody}.provider", "geotab");
        assertThat(new ProvidersApi(client).listProviders())
                .extracting(Provider::getCode)
                .contains("geotab");
    }
}
