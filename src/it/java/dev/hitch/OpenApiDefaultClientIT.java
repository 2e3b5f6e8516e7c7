package dev.hitch;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import defaultclient.ApiClient;
import defaultclient.ApiException;
import defaultclient.api.ApplicationApi;
import defaultclient.api.ConnectionsApi;
import defaultclient.api.LinkTemplatesApi;
import defaultclient.api.ShortLinksApi;
import defaultclient.auth.HttpBearerAuth;
import defaultclient.model.Agreement;
import defaultclient.model.ApiErrorWithPlaces;
import defaultclient.model.CreateConnection;
import defaultclient.model.CreateLinkTemplate;
import defaultclient.model.CreateShortLink;
import defaultclient.model.CreateShortLinks;
import defaultclient.model.Format;
import defaultclient.model.PatchConnection;
import defaultclient.model.PatchConnectionStatus;
import defaultclient.model.ShortLink;
import defaultclient.model.ShortLinkResult;
import defaultclient.model.SyncMode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.hitch.testing.Production;
import dev.hitch.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.equalTo;

/**
 * The Java client that openapi-generator makes without being asked for anything. It refuses what the document does not
 * name.
 */
@QuarkusIntegrationTest
@QuarkusTestResource(Production.class)
class OpenApiDefaultClientIT {

    @TestHTTPResource
    URI service;

    private ApiClient client;
    private ShortLinksApi links;
    private ConnectionsApi connections;

    @BeforeEach
    void connect() {
        client = new ApiClient();
        client.setBasePath(service.toString().replaceFirst("/$", ""));
        ((HttpBearerAuth) client.getAuthentication("AccessToken")).setBearerToken(Tokens.of(Tokens.newClient()));
        links = new ShortLinksApi(client);
        connections = new ConnectionsApi(client);
    }

    @Test
    void itMintsReadsDrawsAndRevokesShortLinks() throws Exception {
        ShortLink minted = links.createShortLink(
                new CreateShortLink().externalId("fleet_456").syncMode(SyncMode.MANUAL));
        assertThat(links.createShortLink(
                        new CreateShortLink().externalId("fleet_456").syncMode(SyncMode.MANUAL)))
                .isEqualTo(minted);
        assertThat(links.readShortLink(minted.getId()).getSyncMode()).isEqualTo(SyncMode.MANUAL);
        assertThat(links.readShortLinkQrCode(minted.getId(), Format.SVG, null))
                .content()
                .contains("<svg");
        assertThat(links.readShortLinkQrCode(minted.getId(), Format.PNG, 256))
                .binaryContent()
                .startsWith(0x89, 'P', 'N', 'G');
        links.revokeShortLink(minted.getId());
        assertThat(links.readShortLink(minted.getId()).getRevokedAt()).isNotNull();
    }

    @Test
    void itReadsWhatIsWrong() throws Exception {
        ApiException refused = catchThrowableOfType(
                ApiException.class, () -> links.createShortLink(new CreateShortLink().provider("geotap")));
        ApiErrorWithPlaces error = ApiErrorWithPlaces.fromJson(refused.getResponseBody());
        assertThat(error.getDetail()).hasSize(1);
        assertThat(error.getDetail().get(0).getSuggestion()).isEqualTo("geotab");
        List<ShortLinkResult> results = links.createShortLinks(new CreateShortLinks()
                        .addRequestsItem(new CreateShortLink())
                        .addRequestsItem(new CreateShortLink().provider("geotap")))
                .getResults();
        assertThat(results.get(0).getShortLink()).isNotNull();
        assertThat(results.get(1).getError().getDetail().toString()).contains("geotab");
    }

    @Test
    void itConnectsChangesListsAndDeletesAConnection() throws Exception {
        var made = connections.createConnection(new CreateConnection()
                .provider("sandbox")
                .credentials(Map.of("username", "fleet-" + UUID.randomUUID(), "password", "x"))
                .addAgreementsItem(new Agreement().agreementUrl(URI.create("https://app.acme.com/terms"))));
        String token = made.getToken();
        connections.patchCurrentConnection(
                token,
                new PatchConnection().status(PatchConnectionStatus.ARCHIVED).options(Map.of("region", "north")));
        var current = connections.readCurrentConnection(token);
        assertThat(current.getOptions()).containsEntry("region", "north");
        assertThat(current.getAgreements()).hasSize(1);
        assertThat(connections
                        .listConnections(null, null, null, null, null, null, null, null, null, null, null)
                        .getResults())
                .singleElement()
                .satisfies(listed -> assertThat(listed.getLinkUrl()).isEqualTo(made.getLinkUrl()));
        assertThat(connections.deleteCurrentConnection(token).getMessage()).isNotBlank();
    }

    @Test
    void itReadsSettingsAndTemplates() throws Exception {
        assertThat(new ApplicationApi(client).readApplication().getMergeConnections())
                .isTrue();
        LinkTemplatesApi templates = new LinkTemplatesApi(client);
        String id = templates
                .createLinkTemplate(new CreateLinkTemplate().name("Fleet").syncMode(SyncMode.MANUAL))
                .getId();
        assertThat(templates.readLinkTemplate(id).getSyncMode()).isEqualTo(SyncMode.MANUAL);
        assertThat(templates.archiveLinkTemplate(id).getArchivedAt()).isNotNull();
    }

    @Test
    void theDocumentNamesTheServiceThatServesIt() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("servers[0].variables.origin.default", equalTo(Production.API_URL))
                .body("paths.'/{code}'.servers[0].variables.origin.default", equalTo("http://localhost:8080"));
    }
}
