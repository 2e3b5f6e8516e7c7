package dev.hitch.link;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.hitch.testing.Api;
import dev.hitch.testing.Browser;
import dev.hitch.testing.Browser.Visitor;
import dev.hitch.testing.Eventually;
import dev.hitch.testing.Firefox;
import dev.hitch.testing.HostServer;
import dev.hitch.testing.PageCheck;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What users see from sending the form until they are elsewhere, also where that does not come about. */
@QuarkusTest
@Tag(Browser.TAG)
class LinkWaitingBrowserTest {

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final String WAITING = "!document.querySelector('[data-waiting]').hidden";
    private static final String SIGN_IN = "<title>Sign in to Acme</title>";

    @TestHTTPResource("/")
    URL home;

    private final Api api = Api.newApplication();
    private final String username = "fleet-" + UUID.randomUUID();
    private final HostServer other = HostServer.serving(Map.of("/sign-in", SIGN_IN));
    private final HostServer site = HostServer.serving(Map.of(
            "/elsewhere",
            HostServer.REDIRECT + other.origin() + "/sign-in",
            "/app",
            HostServer.REDIRECT + "acme-fleet://connected",
            "/window",
            "<title>-</title><script>opener.postMessage(location.search, '*')</script>",
            "/",
            """
            <!DOCTYPE html><html lang="en"><title>Acme</title><h1>Acme</h1>
            <script>heard = []; addEventListener("message", (event) => heard.push(event.data));</script>
            <iframe title="Link" width="380" height="700"></iframe></html>"""));

    @AfterEach
    void closeSites() {
        site.close();
        other.close();
    }

    @Test
    void theUserArrivesWhereverTheCallbackLeads() {
        try (Visitor visitor = BROWSER.visitor(390, 780)) {
            Page page = visitor.page();
            page.navigate(mint("/elsewhere"));
            signIn(page, username);
            page.waitForURL(other.origin() + "/sign-in");
        }
    }

    @Test
    @EnabledIf("dev.hitch.testing.Firefox#installed")
    void stopAndRedirectsWorkInFirefoxAsWell(@TempDir Path profile) throws IOException {
        try (Firefox firefox = Firefox.start(profile)) {
            firefox.open(mint("/elsewhere"));
            signIn(firefox, "provider-slow");
            assertThat(firefox.says(WAITING)).isEqualTo("true");
            firefox.says("window.stop()");
            assertThat(Eventually.see(() -> firefox.says(WAITING), "false"::equals))
                    .isEqualTo("false");
            assertThat(firefox.says("document.querySelectorAll('.trouble').length"))
                    .isEqualTo("0");
            signIn(firefox, username);
            assertThat(Eventually.see(() -> firefox.says("document.title"), "Sign in to Acme"::equals))
                    .isEqualTo("Sign in to Acme");
        }
    }

    private static void signIn(Firefox firefox, String username) {
        firefox.says("document.getElementById('field-username').value = '" + username + "'");
        firefox.says("document.getElementById('field-password').value = 'secret'");
        firefox.says("document.querySelector('button[value=connect]').click()");
    }

    @Test
    void anAppThatTheCallbackOpensLeavesNoPageThatIsStuck() {
        try (Visitor visitor = BROWSER.visitor(390, 780)) {
            Page page = visitor.page();
            page.clock().install();
            page.navigate(mint("/app"));
            String idle = page.locator("button[value=connect]").textContent();
            signIn(page, username);
            page.waitForCondition(() -> site.asked("/app") == 1);
            page.clock().fastForward(31_000);
            assertThat(page.locator("button[value=connect]")).hasText(idle);
            assertThat(page.locator("[data-waiting]")).isHidden();
            // The same again is another token for the same connection.
            signIn(page, username);
            page.waitForCondition(() -> site.asked("/app") == 2);
        }
    }

    @ParameterizedTest
    @CsvSource({"390, LIGHT", "390, DARK", "1280, LIGHT", "1280, DARK"})
    void workIsSeenAtTheTopAndTheBrowsersStopEndsIt(int width, ColorScheme scheme) {
        NewContextOptions profile = new NewContextOptions()
                .setViewportSize(width, 780)
                .setColorScheme(scheme)
                .setReducedMotion(width == 390 ? ReducedMotion.NO_PREFERENCE : ReducedMotion.REDUCE);
        String picture = width + "-waiting-" + scheme.name().toLowerCase() + "-";
        try (Visitor visitor = BROWSER.visitor(profile)) {
            Page page = visitor.page();
            PageCheck check = new PageCheck(page, origin());
            page.clock().install();
            page.navigate(mint("/elsewhere"));
            String idle = page.locator("button[value=connect]").innerHTML();
            page.route("**/?short_code=*", LinkWaitingBrowserTest::nothing);
            signIn(page, username);
            assertThat(page.locator("[data-waiting]")).isFocused();
            assertThat(page.locator("[data-waiting]")).isInViewport();
            assertThat(page.locator("[data-waiting]")).hasText("Checking with Sandbox…");
            check.screenshot(picture + "1-checking");
            page.clock().fastForward(5_000);
            assertThat(page.locator("[data-waiting]"))
                    .hasText("Still waiting for Sandbox. It can take up to 2 seconds.");
            check.passes();
            check.screenshot(picture + "2-still");
            page.clock().fastForward(26_000);
            page.unroute("**/?short_code=*");
            page.route("**/?short_code=*", unanswered -> {});
            page.waitForRequest("**/?short_code=*", () -> page.locator("button[value=connect]")
                    .click(new Locator.ClickOptions().setNoWaitAfter(true)));
            visitor.context().newCDPSession(page).send("Page.stopLoading");
            assertThat(page.locator("[data-waiting]")).isHidden();
            assertThat(page.locator("button[value=connect]")).isFocused();
            assertThat(page.locator("#field-username")).hasValue(username);
            assertThat(page.locator("#field-password")).hasValue("secret");
            assertThat(page.locator("button[value=connect] span")).hasCount(1);
            org.assertj.core.api.Assertions.assertThat(
                            page.locator("button[value=connect]").innerHTML())
                    .isEqualTo(idle);
            page.unroute("**/?short_code=*");
            visitor.context().setOffline(true);
            page.locator("button[value=connect]").click();
            assertThat(page.locator(".unsent")).isFocused();
            check.passes();
            check.screenshot(picture + "3-offline");
            visitor.context().setOffline(false);
            page.locator("button[value=connect]").click();
            page.waitForURL(other.origin() + "/sign-in");
        }
    }

    @ParameterizedTest
    @CsvSource({"390, LIGHT", "1280, DARK"})
    void whoSendsAnotherAccountAfterStopReadsThatTheFirstIsConnected(int width, ColorScheme scheme) {
        NewContextOptions profile =
                new NewContextOptions().setViewportSize(width, 780).setColorScheme(scheme);
        try (Visitor visitor = BROWSER.visitor(profile)) {
            Page page = visitor.page();
            PageCheck check = new PageCheck(page, origin());
            page.navigate(mint("/elsewhere"));
            // The form arrives, but its answer does not.
            page.route("**/?short_code=*", route -> route.fetch(new Route.FetchOptions().setMaxRedirects(0)));
            fill(page, username);
            page.locator("button[value=connect]").click(new Locator.ClickOptions().setNoWaitAfter(true));
            page.waitForCondition(() -> connections() == 1);
            visitor.context().newCDPSession(page).send("Page.stopLoading");
            assertThat(page.locator("[data-waiting]")).isHidden();
            page.unroute("**/?short_code=*");
            signIn(page, username + "-2");
            assertThat(page.locator("h1")).hasText("This page has been used already");
            assertThat(check.takeConsole()).allMatch(line -> line.contains("the server responded with a status of"));
            check.screenshot(width + "-page-used");
            check.passes();
            page.locator("a.button").click();
            signIn(page, username + "-2");
            page.waitForURL(other.origin() + "/sign-in");
        }
        assertThat(connections()).isEqualTo(2);
    }

    @Test
    void aWindowThatTheApplicationOpensStaysKnownToIt() {
        try (Visitor visitor = BROWSER.visitor(1000, 800)) {
            Page host = visitor.page();
            host.navigate(site.origin() + "/");
            String link = mint("/window");
            Page window = host.waitForPopup(
                    () -> host.evaluate("link => { opened = window.open(link); return null; }", link));
            window.locator("#field-username").waitFor();
            assertThat(host.evaluate("opened.closed")).isEqualTo(false);
            signIn(window, "wrong-password");
            assertThat(window.locator(".trouble")).containsText("did not accept these details");
            signIn(window, username);
            host.waitForFunction("heard.length === 1");
            assertThat((String) host.evaluate("heard[0]")).startsWith("?token=pub_tkn_");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "390, LIGHT, allow-scripts allow-forms, allow-same-origin, false",
        "1280, DARK, allow-scripts allow-same-origin, allow-forms, true",
        "1280, LIGHT, allow-forms, allow-same-origin, true"
    })
    void aFrameThatForbidsWhatLinkNeedsIsToldSo(
            int width, ColorScheme scheme, String allowed, String missing, boolean sends) {
        api.settings("{\"embedOrigins\":[\"" + site.origin() + "\"]}").statusCode(200);
        NewContextOptions profile =
                new NewContextOptions().setViewportSize(width, 780).setColorScheme(scheme);
        try (Visitor visitor = BROWSER.visitor(profile)) {
            Page host = visitor.page();
            host.navigate(site.origin() + "/");
            host.evaluate(
                    "([sandbox, link]) => { const frame = document.querySelector('iframe'); frame.sandbox = sandbox; frame.src = link; }",
                    new String[] {allowed, mint("/elsewhere")});
            FrameLocator link = host.frameLocator("iframe");
            if (sends) {
                link.locator("#field-username").fill(username);
                link.locator("#field-password").fill("secret");
                link.locator("button[value=connect]").click();
            }
            assertThat(link.getByText("This page can’t be used here").locator("visible=true"))
                    .isVisible();
            assertThat(link.locator("code:visible")).hasText(missing);
            assertThat(link.locator("#form:visible")).hasCount(0);
            PageCheck.shoot(host, width + "-sandboxed-" + allowed.replace(' ', '-'));
        }
    }

    @Test
    void aFrameIsNamedInTheForm() {
        api.settings("{\"embedOrigins\":[\"" + site.origin() + "\"]}").statusCode(200);
        try (Visitor visitor = BROWSER.visitor(1000, 800)) {
            Page host = visitor.page();
            host.navigate(site.origin() + "/");
            String link = mint("/elsewhere");
            host.evaluate("link => { document.querySelector('iframe').src = link; }", link);
            assertThat(host.frameLocator("iframe").locator("input[name=framed]"))
                    .hasCount(1);
            host.navigate(link);
            assertThat(host.locator("#form")).isVisible();
            assertThat(host.locator("input[name=framed]")).hasCount(0);
        }
    }

    /** The browser stays where it is, and goes on waiting as far as the page can tell. */
    private static void nothing(Route route) {
        route.fulfill(new Route.FulfillOptions().setStatus(204));
    }

    private String mint(String callback) {
        return api.mint(new JsonObject()
                        .put("provider", "sandbox")
                        .put("redirectUrl", site.origin() + callback)
                        .encode())
                .statusCode(201)
                .extract()
                .path("url");
    }

    private int connections() {
        return api.request()
                .get("/tsp/v1/connections")
                .then()
                .statusCode(200)
                .extract()
                .<List<?>>path("results")
                .size();
    }

    private static void signIn(Page page, String username) {
        fill(page, username);
        page.locator("button[value=connect]").click();
    }

    private static void fill(Page page, String username) {
        page.locator("#field-username").fill(username);
        page.locator("#field-password").fill("secret");
    }

    private String origin() {
        return home.toString().replaceAll("/$", "");
    }
}
