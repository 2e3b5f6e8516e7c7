package dev.hitch.link;

import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.testing.Api;
import dev.hitch.testing.Browser;
import dev.hitch.testing.Browser.Visitor;
import dev.hitch.testing.HostPages;
import dev.hitch.testing.HostServer;
import dev.hitch.testing.PageCheck;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

/** Link in a frame, opened by the npm packages as they are, with {@code linkBaseUrl} set to Hitch and nothing else. */
@QuarkusTest
@Tag(Browser.TAG)
class LinkEmbeddingTest {

    private static final String ARRIVED = """
            () => {
              const style = getComputedStyle(document.querySelector("#terminal-link-iframe"));
              return style.opacity === "1" && (style.transform === "none" || new DOMMatrix(style.transform).f === 0);
            }""";

    private static final Map<String, Object> PARAMS = Map.of(
            "externalId",
            "customer-1",
            "company",
            Map.of("name", "Nordic Haulage"),
            "tags",
            List.of("north", "trial"),
            "provider",
            "sandbox",
            "syncMode",
            "manual",
            "backfill",
            Map.of("days", 30));

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final HostPages PAGES = new HostPages();

    @TestHTTPResource("/")
    URL home;

    private final Api api = Api.newApplication();
    private final String username = "fleet-" + UUID.randomUUID();

    private Visitor visitor;

    @BeforeEach
    void open() {
        visitor = BROWSER.visitor(1000, 800);
    }

    @AfterEach
    void close() {
        visitor.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sdk", "react"})
    void successHandsTheTokenOverAndCloses(String script) {
        try (HostServer site = site(script)) {
            Page host = opened(site, Map.of("params", PARAMS));
            PageCheck.shoot(host, "1000-embedded-" + script);
            signIn(host, username);
            List<Map<String, Object>> heard = heard(host, 3);
            assertThat(heard).extracting("name").containsExactly("open", "success", "close");
            exchange(heard)
                    .body("externalId", equalTo("customer-1"))
                    .body("company.name", equalTo("Nordic Haulage"))
                    .body("tags", containsInAnyOrder("north", "trial"))
                    .body("syncMode", equalTo("manual"));
            assertThat(frame(host)).not().isVisible();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sdk", "react"})
    void leavingExitsAndLinkOpensAgain(String script) {
        try (HostServer site = site(script)) {
            Page host = opened(site, Map.of());
            link(host)
                    .getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName("Close"))
                    .click();
            assertThat(heard(host, 3)).extracting("name").containsExactly("open", "exit", "close");
            host.locator("#open").click();
            assertThat(link(host).locator(".choice").first()).isVisible();
            assertThat(heard(host, 4)).extracting("name").last().isEqualTo("open");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sdk", "react"})
    void connectionIsSignedInToAgain(String script) {
        Map<String, String> connection =
                api.connect(username, "").statusCode(201).extract().jsonPath().getMap("");
        try (HostServer site = site(script)) {
            Page host = opened(site, Map.of("connectionId", connection.get("id")));
            signIn(host, username);
            List<Map<String, Object>> heard = heard(host, 3);
            assertThat(heard).extracting("name").containsExactly("open", "success", "close");
            exchange(heard).body("id", equalTo(connection.get("id"))).body("token", equalTo(connection.get("token")));
        }
    }

    @Test
    void aRefusalStaysInTheFrame() {
        try (HostServer site = site("sdk")) {
            Page host = opened(site, Map.of("params", PARAMS));
            signIn(host, "wrong-password");
            assertThat(link(host).locator(".trouble")).containsText("did not accept these details");
            // What is in a frame is painted a little later.
            link(host)
                    .locator(".trouble")
                    .evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
            PageCheck.shoot(host, "1000-embedded-refused");
            signIn(host, username);
            exchange(heard(host, 3)).body("account.user.sourceId", equalTo(username));
        }
    }

    @Test
    void aBackfillOfNoDaysIsNone() {
        // The default of the packages, which they send where it is said.
        try (HostServer site = site("sdk")) {
            Page host = opened(site, Map.of("params", Map.of("provider", "sandbox", "backfill", Map.of("days", 0))));
            signIn(host, username);
            exchange(heard(host, 3));
        }
    }

    @Test
    void onAPhoneTheFrameFillsTheScreen() {
        try (HostServer site = site("sdk");
                Visitor phone = BROWSER.visitor(320, 640)) {
            Page host = opened(phone, site, Map.of());
            assertThat(
                            link(host)
                                    .locator("body")
                                    .evaluate(
                                            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .isEqualTo(0);
            PageCheck.shoot(host, "320-embedded");
        }
    }

    @Test
    void aPageOnAForeignOriginCannotFrameLink() {
        try (HostServer site = site("sdk");
                HostServer foreign = PAGES.serving("sdk")) {
            Page host = visitor.page();
            List<String> console = new ArrayList<>();
            host.onConsoleMessage(message -> console.add(message.text()));
            host.navigate(address(foreign, Map.of("params", PARAMS)));
            host.locator("#open").click();
            host.waitForCondition(() -> console.stream().anyMatch(line -> line.contains("frame-ancestors")));
            assertThat(host.frames().get(1).content()).doesNotContain("<form");
            assertThat(heard(host, 1)).extracting("name").containsExactly("open");
            assertThat(foreign.origin()).isNotEqualTo(site.origin());
        }
    }

    /** A site of the application, which may frame Link. */
    private HostServer site(String script) {
        HostServer site = PAGES.serving(script);
        api.settings("{\"name\":\"Acme Fleet Cards\",\"embedOrigins\":[\"" + site.origin()
                        + "\"],\"redirectOrigins\":[\"" + site.origin() + "\"]}")
                .statusCode(200);
        return site;
    }

    private Page opened(HostServer site, Map<String, Object> options) {
        return opened(visitor, site, options);
    }

    private Page opened(Visitor visitor, HostServer site, Map<String, Object> options) {
        Page host = visitor.page();
        host.navigate(address(site, options));
        host.locator("#open").click();
        assertThat(link(host).locator("main")).isVisible();
        // The frame slides in: a click meanwhile would meet what is behind it, which closes Link.
        host.waitForFunction(ARRIVED);
        return host;
    }

    private String address(HostServer site, Map<String, Object> options) {
        JsonObject all = new JsonObject()
                .put("publishableKey", api.request().get("/tsp/v1/application").path("publishableKey"))
                .put("linkBaseUrl", origin());
        options.forEach(all::put);
        return site.origin() + "/?options=" + URLEncoder.encode(all.encode(), StandardCharsets.UTF_8);
    }

    private static Locator frame(Page host) {
        return host.locator("#terminal-link-iframe");
    }

    private static FrameLocator link(Page host) {
        return host.frameLocator("#terminal-link-iframe");
    }

    private static void signIn(Page host, String username) {
        link(host).locator("#field-username").fill(username);
        link(host).locator("#field-password").fill("secret");
        link(host).locator("button[value=connect]").click();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> heard(Page host, int expected) {
        host.waitForFunction("expected => heard.length >= expected", expected);
        return (List<Map<String, Object>>) host.evaluate("heard");
    }

    private ValidatableResponse exchange(List<Map<String, Object>> heard) {
        Object token = heard.stream()
                .filter(call -> call.get("name").equals("success"))
                .map(call -> call.get("publicToken"))
                .findFirst()
                .orElseThrow();
        return api.post("/tsp/v1/public-token/exchange", "{\"publicToken\":\"" + token + "\"}")
                .statusCode(200);
    }

    private String origin() {
        return home.toString().replaceAll("/$", "");
    }
}
