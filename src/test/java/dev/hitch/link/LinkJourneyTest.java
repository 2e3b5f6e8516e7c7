package dev.hitch.link;

import java.net.URI;
import java.net.URL;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import com.microsoft.playwright.Browser.NewContextOptions;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.testing.Api;
import dev.hitch.testing.Browser;
import dev.hitch.testing.Browser.Visitor;
import dev.hitch.testing.Database;
import dev.hitch.testing.HostServer;
import dev.hitch.testing.MutableClock;
import dev.hitch.testing.PageCheck;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

/**
 * Link as a person with a browser goes through it, from the short link to the connection in the application's hands.
 */
@QuarkusTest
@Tag(Browser.TAG)
class LinkJourneyTest {

    private static final String HOSTILE = "\"><img src=x onerror=alert(1)><script>alert(1)</script>{app}&amp;";

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @TestHTTPResource("/")
    URL home;

    private final Api api = Api.newApplication();
    private final String username = "fleet-" + UUID.randomUUID();

    private HostServer site;

    @BeforeEach
    void openSite() {
        site = HostServer.serving(Map.of("/done", "<!DOCTYPE html><title>Acme</title><h1>Thank you</h1>"));
        api.settings("{\"name\":\"Acme Fleet Cards\"}").statusCode(200);
    }

    @AfterEach
    void closeSite() {
        site.close();
    }

    // ---- The whole way

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 1280})
    void aShortLinkBecomesAConnection(int width) {
        String link = mint(redirecting()
                .put("externalId", "customer-1")
                .put("name", "Nordic Haulage")
                .put("tags", List.of("north"))
                .put("providerHints", List.of("sandbox")));
        try (Visitor visitor = BROWSER.visitor(width, 780)) {
            Page page = visitor.page();
            PageCheck check = new PageCheck(page, origin());
            page.navigate(link);
            assertThat(page.locator(".choices h2").first()).hasText("Suggested");
            step(check, width, "1-choose");
            choose(page);
            step(check, width, "2-form");
            assertThat(page.content()).doesNotContain("customer-1").doesNotContain("north");
            signIn(page, username);
            arrived(page);
            PageCheck.shoot(page, width + "-journey-3-back-at-the-application");
            exchange(page)
                    .body("status", equalTo("connected"))
                    .body("externalId", equalTo("customer-1"))
                    .body("company.name", equalTo("Nordic Haulage"))
                    .body("tags", equalTo(List.of("north")))
                    .body("account.user.sourceId", equalTo(username));
            exchangeAnswers(token(page), 404);
        }
    }

    @Test
    void theSameWithoutScript() {
        String link = mint(redirecting());
        try (Visitor visitor = withoutScript()) {
            Page page = visitor.page();
            page.navigate(link);
            page.getByRole(AriaRole.SEARCHBOX).fill("sand");
            page.getByRole(AriaRole.BUTTON, named("Search")).click();
            assertThat(page.locator(".choice:visible")).hasCount(1);
            PageCheck.shoot(page, "390-noscript-1-choose");
            choose(page);
            PageCheck.shoot(page, "390-noscript-2-form");
            signIn(page, "wrong-password");
            assertThat(page.locator(".trouble h2")).hasText("Sandbox did not accept these details");
            signIn(page, username);
            arrived(page);
            exchange(page).body("account.user.sourceId", equalTo(username));
        }
    }

    @Test
    void whereThereIsNowhereToGoBackToThePageSaysThatItIsDone() {
        String link = mint(new JsonObject().put("provider", "sandbox"));
        for (int width : List.of(320, 1280)) {
            try (Visitor visitor = BROWSER.visitor(width, 780)) {
                Page page = visitor.page();
                PageCheck check = new PageCheck(page, origin());
                page.navigate(link);
                signIn(page, username);
                assertThat(page.getByRole(AriaRole.HEADING, headed("Sandbox is connected")))
                        .isVisible();
                step(check, width, "3-done");
                assertThat(page.content()).doesNotContain("pub_tkn_");
            }
        }
        assertOneConnection();
    }

    @Test
    void theKeyboardIsEnough() {
        try (Visitor visitor = BROWSER.visitor(390, 780)) {
            Page page = visitor.page();
            page.navigate(mint(redirecting()));
            tabTo(page, "#q");
            page.keyboard().type("sandb");
            page.keyboard().press("Enter");
            page.keyboard().press("Enter");
            assertThat(page.locator("#field-username")).isVisible();
            tabTo(page, "#field-username");
            page.keyboard().type(username);
            tabTo(page, "#field-password");
            page.keyboard().type("secret");
            tabTo(page, "button[value=connect]");
            page.keyboard().press("Enter");
            arrived(page);
            exchange(page);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "fr-CA, Quel est votre fournisseur de télématique ?, Identifiez-vous auprès de Sandbox, Sandbox n’a pas accepté ces identifiants",
        "es-MX, ¿Qué proveedor de telemática utiliza?, Inicie sesión en Sandbox, Sandbox no aceptó estos datos de acceso"
    })
    void linkSpeaksTheUsersLanguageAllTheWay(String locale, String choose, String form, String refused) {
        NewContextOptions profile =
                new NewContextOptions().setViewportSize(320, 640).setLocale(locale);
        String tag = locale.substring(0, 2);
        try (Visitor visitor = BROWSER.visitor(profile)) {
            Page page = visitor.page();
            PageCheck check = new PageCheck(page, origin());
            page.navigate(mint(redirecting()));
            assertThat(page.locator("html")).hasAttribute("lang", tag);
            assertThat(page.locator("h1")).hasText(choose);
            step(check, 320, "1-choose-" + tag);
            choose(page);
            assertThat(page.locator("h1")).hasText(form);
            step(check, 320, "2-form-" + tag);
            signIn(page, "wrong-password");
            assertThat(page.locator(".trouble h2")).hasText(refused);
            assertThat(page.locator("html")).hasAttribute("lang", tag);
            onlyStatusIn(check);
            step(check, 320, "2-refused-" + tag);
            signIn(page, username);
            arrived(page);
        }
    }

    @Test
    void switchingTheLanguageKeepsWhatWasTyped() {
        try (Visitor visitor = BROWSER.visitor(390, 780)) {
            Page page = visitor.page();
            page.navigate(mint(redirecting()));
            page.getByText("Español").click();
            assertThat(page.locator("h1")).hasText("¿Qué proveedor de telemática utiliza?");
            choose(page);
            assertThat(page.locator("h1")).hasText("Inicie sesión en Sandbox");
            page.locator("#field-username").fill(username);
            page.getByText("Français").click();
            assertThat(page.locator("h1")).hasText("Identifiez-vous auprès de Sandbox");
            assertThat(page.locator("#field-username")).hasValue(username);
            assertThat(page.locator(".trouble")).hasCount(0);
            page.locator("#field-password").fill("secret");
            page.locator("button[value=connect]").click();
            arrived(page);
        }
    }

    // ---- What goes wrong

    @ParameterizedTest
    @CsvSource({
        "wrong-password, Sandbox did not accept these details",
        "no-permission, Your Sandbox account needs more permissions",
        "rate-limited, Sandbox has had too many attempts",
        "provider-down, Sandbox can’t be reached right now",
        "provider-slow, Sandbox is taking too long to answer"
    })
    void aRefusalSaysWhatToDoAndKeepsWhatWasTyped(String forced, String words) {
        try (Visitor visitor = BROWSER.visitor(390, 780)) {
            Page page = visitor.page();
            PageCheck check = new PageCheck(page, origin());
            page.navigate(mint(redirecting().put("provider", "sandbox")));
            signIn(page, forced);
            assertThat(page.locator(".trouble h2")).hasText(words);
            assertThat(page.locator(".trouble")).isFocused();
            assertThat(page.locator("#field-username")).hasValue(forced);
            assertThat(page.locator("#field-password")).hasValue("");
            assertThat(page).hasTitle(java.util.regex.Pattern.compile("^Error: "));
            onlyStatusIn(check);
            step(check, 390, "2-" + forced);
            assertThat(connections()).isEmpty();
            signIn(page, username);
            arrived(page);
            exchange(page);
        }
    }

    @Test
    void nothingIsSentToTheProviderUntilTheFormIsFilledInAndTheAgreementAccepted() {
        api.settings("{\"agreementUrl\":\"https://acme.example/terms\"}").statusCode(200);
        try (Visitor visitor = BROWSER.visitor(390, 780)) {
            Page page = visitor.page();
            PageCheck check = new PageCheck(page, origin());
            page.navigate(mint(redirecting().put("provider", "sandbox")));
            page.locator("button[value=connect]").click();
            assertThat(page.locator(".trouble li")).hasCount(3);
            onlyStatusIn(check);
            step(check, 390, "2-incomplete");
            signIn(page, username);
            assertThat(page.locator(".trouble li")).hasText(new String[] {"Accept the agreement to continue"});
            assertThat(connections()).isEmpty();
            page.locator("#field-agreement").check();
            signIn(page, username);
            arrived(page);
            String token = exchange(page).extract().path("token");
            api.request()
                    .header("Connection-Token", token)
                    .get("/tsp/v1/connections/current")
                    .then()
                    .body("agreements", hasSize(1))
                    .body("agreements[0].agreementUrl", equalTo("https://acme.example/terms"))
                    .body("agreements[0].userAgent", startsWith("Mozilla/5.0"))
                    .body("agreements[0].ipAddress", equalTo("127.0.0.1"));
        }
    }

    @Test
    void aDoubleClickMakesOneConnection() {
        try (Visitor visitor = BROWSER.visitor(390, 780)) {
            Page page = visitor.page();
            AtomicInteger posts = new AtomicInteger();
            page.onRequest(request -> posts.addAndGet(request.method().equals("POST") ? 1 : 0));
            page.navigate(mint(redirecting().put("provider", "sandbox")));
            fill(page, username);
            page.locator("button[value=connect]").dblclick();
            arrived(page);
            assertThat(posts).hasValue(1);
            exchange(page);
        }
        assertOneConnection();
    }

    @Test
    void aDoubleClickWithoutScriptMakesOneConnectionToo() {
        try (Visitor visitor = withoutScript()) {
            Page page = visitor.page();
            page.navigate(mint(redirecting().put("provider", "sandbox")));
            fill(page, username);
            page.locator("button[value=connect]").dblclick();
            arrived(page);
            exchange(page);
        }
        assertOneConnection();
    }

    @Test
    void goingBackAndConnectingAgainIsTheSameConnection() {
        try (Visitor visitor = BROWSER.visitor(390, 780)) {
            Page page = visitor.page();
            page.navigate(mint(redirecting()));
            choose(page);
            signIn(page, "wrong-password");
            assertThat(page.locator(".trouble")).isVisible();
            signIn(page, username);
            arrived(page);
            String first = exchange(page).extract().path("id");
            page.goBack();
            assertThat(page.locator("h1")).hasText("Sign in to Sandbox");
            assertThat(page.locator(".trouble")).hasCount(0);
            page.getByText("Choose another provider").click();
            choose(page);
            signIn(page, username);
            arrived(page);
            exchange(page).body("id", equalTo(first));
        }
        assertOneConnection();
    }

    @Test
    void twoTabsMakeOneConnection() {
        String link = mint(redirecting().put("provider", "sandbox").put("externalId", "customer-1"));
        try (Visitor visitor = BROWSER.visitor(390, 780)) {
            Page one = visitor.page();
            Page other = visitor.page();
            one.navigate(link);
            other.navigate(link);
            fill(one, username);
            fill(other, username);
            one.locator("button[value=connect]").click();
            other.locator("button[value=connect]").click();
            arrived(one);
            arrived(other);
            String first = exchange(one).extract().path("id");
            exchange(other).body("id", equalTo(first));
        }
        assertOneConnection();
    }

    @Test
    void aPageThatWasOpenForTooLongLetsTheUserStartAgain() {
        try (Visitor visitor = BROWSER.visitor(390, 780)) {
            Page page = visitor.page();
            PageCheck check = new PageCheck(page, origin());
            page.navigate(mint(redirecting().put("provider", "sandbox")));
            MutableClock.ahead(Duration.ofMinutes(31), () -> {
                signIn(page, username);
                assertThat(page.locator("h1")).hasText("This page was open for too long");
            });
            onlyStatusIn(check);
            step(check, 390, "2-expired");
            assertThat(connections()).isEmpty();
            page.getByRole(AriaRole.LINK, named("Start again")).click();
            signIn(page, username);
            arrived(page);
            exchange(page);
        }
    }

    @Test
    void aStateThatWasChangedOrBelongsToAnotherLinkIsRefused() {
        String mine = mint(redirecting().put("provider", "sandbox"));
        String other = mint(redirecting().put("provider", "sandbox").put("externalId", "somebody-else"));
        try (Visitor visitor = BROWSER.visitor(390, 780)) {
            Page page = visitor.page();
            page.navigate(other);
            String foreign = page.locator("input[name=step]").inputValue();
            page.navigate(mine);
            String own = page.locator("input[name=step]").inputValue();
            for (String forged : List.of(foreign, own.substring(0, own.length() - 6) + "AAAAAA", "")) {
                page.navigate(mine);
                page.locator("input[name=step]").evaluate("(input, value) => { input.value = value; }", forged);
                signIn(page, username);
                assertThat(page.locator("h1")).hasText("We can’t continue from this page");
            }
            PageCheck.shoot(page, "390-journey-2-changed");
            assertThat(connections()).isEmpty();
        }
    }

    @Test
    void aLinkThatIsOverSaysSo() {
        String link = mint(redirecting());
        MutableClock.ahead(Duration.ofDays(367), () -> {
            for (int width : List.of(320, 1280)) {
                try (Visitor visitor = BROWSER.visitor(width, 780)) {
                    Page page = visitor.page();
                    PageCheck check = new PageCheck(page, origin());
                    page.navigate(link);
                    assertThat(page.locator("h1")).hasText("This link is no longer valid");
                    onlyStatusIn(check);
                    step(check, width, "0-over");
                    page.navigate(origin() + "/?short_code=" + code(link));
                    assertThat(page.locator("h1")).hasText("This link is no longer valid");
                }
            }
        });
    }

    @Test
    void aLinkThatIsWithdrawnWhileItsPageIsOpenConnectsNothing() {
        String link = mint(redirecting().put("provider", "sandbox"));
        try (Visitor visitor = BROWSER.visitor(390, 780)) {
            Page page = visitor.page();
            page.navigate(link);
            api.revoke(code(link));
            signIn(page, username);
            assertThat(page.locator("h1")).hasText("This link is no longer valid");
            assertThat(connections()).isEmpty();
        }
    }

    // ---- Signing in again

    @Test
    void aConnectionIsSignedInToAgainWithTheSameAccountOnly() {
        Map<String, String> connection =
                api.connect(username, "").statusCode(201).extract().jsonPath().getMap("");
        for (int width : List.of(320, 1280)) {
            try (Visitor visitor = BROWSER.visitor(width, 780)) {
                Page page = visitor.page();
                PageCheck check = new PageCheck(page, origin());
                page.navigate(connection.get("linkUrl"));
                assertThat(page.locator("h1")).hasText("Sign in to Sandbox again");
                assertThat(page.locator(".state"))
                        .containsText("This connection works. Sign in only if your sign-in details have changed.");
                assertThat(page.locator(".state")).containsText("Account: •••");
                step(check, width, "4-again");
                signIn(page, "somebody-else");
                assertThat(page.locator(".trouble h2")).hasText("This is a different Sandbox account");
                onlyStatusIn(check);
                step(check, width, "4-again-other-account");
                signIn(page, username);
                assertThat(page.locator("h1")).hasText("Sandbox is connected again");
                step(check, width, "4-again-done");
            }
        }
        api.request()
                .header("Connection-Token", connection.get("token"))
                .get("/tsp/v1/connections/current")
                .then()
                .statusCode(200)
                .body("id", equalTo(connection.get("id")));
        assertOneConnection();
    }

    // ---- Those who mean harm

    @Test
    void whatOthersWroteIsTextOnThePage() {
        api.settings(new JsonObject().put("name", HOSTILE).encode()).statusCode(200);
        JsonObject words = new JsonObject()
                .put("heading", HOSTILE)
                .put("text", HOSTILE)
                .put("button", "<b onclick=alert(1)>Go</b>");
        String template = api.post(
                        "/tsp/v1/link/templates",
                        new JsonObject()
                                .put("name", HOSTILE)
                                .put("displayName", HOSTILE)
                                .put("content", new JsonObject().put("en", words))
                                .encode())
                .statusCode(201)
                .extract()
                .path("id");
        String link = mint(new JsonObject().put("name", HOSTILE).put("template", template));
        try (Visitor visitor = BROWSER.visitor(390, 780)) {
            Page page = visitor.page();
            PageCheck check = new PageCheck(page, origin());
            AtomicInteger dialogs = dialogs(page);
            page.navigate(link);
            assertThat(page.locator("h1")).hasText(HOSTILE);
            assertThat(page.locator(".brand-name")).hasText(HOSTILE);
            step(check, 390, "5-hostile-choose");
            choose(page);
            assertThat(page.locator(".headline")).hasText(HOSTILE);
            assertThat(page.locator("h1")).hasText("Sign in to Sandbox");
            assertThat(page.locator("button[value=connect]")).hasText("<b onclick=alert(1)>Go</b>");
            step(check, 390, "5-hostile-form");
            // The sandbox, as a provider may, names the account as it likes.
            signIn(page, HOSTILE);
            assertThat(page.locator(".account dd")).containsText(HOSTILE);
            step(check, 390, "5-hostile-done");
            assertThat(dialogs).hasValue(0);
            assertThat(page.locator("main script, main img, [onclick], [onerror]"))
                    .hasCount(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "name", "external_id", "tags", "provider", "template", "lang", "q", "unknown"})
    void whatAnAddressSaysIsTextOnThePage(String parameter) {
        try (Visitor visitor = BROWSER.visitor(390, 780)) {
            Page page = visitor.page();
            PageCheck check = new PageCheck(page, origin());
            AtomicInteger dialogs = dialogs(page);
            page.navigate(keyed(parameter, HOSTILE));
            assertThat(page.locator("h1")).isVisible();
            onlyStatusIn(check);
            assertThat(dialogs).hasValue(0);
            assertThat(page.locator("main script, main img, [onclick], [onerror]"))
                    .hasCount(0);
            check.isSound();
        }
    }

    @Test
    void stateComesBackAsItWas() {
        String state = HOSTILE + " ä+%26/?#";
        String redirect = encoded(site.origin() + "/done?kept=1#part");
        api.settings(new JsonObject()
                        .put("redirectOrigins", List.of(site.origin()))
                        .encode())
                .statusCode(200);
        try (Visitor visitor = BROWSER.visitor(390, 780)) {
            Page page = visitor.page();
            page.navigate(keyed("state", state) + "&provider=sandbox&redirect_url=" + redirect);
            signIn(page, username);
            arrived(page);
            assertThat(query(page))
                    .containsEntry("state", state)
                    .containsEntry("kept", "1")
                    .containsKey("token");
            assertThat(page.url()).endsWith("#part");
            exchange(page);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "//evil.example/x",
                "/\\evil.example",
                "http://evil.example/",
                "https://app.acme.example@evil.example/",
                "https://evil.example/",
                "https://app.acme.example.evil.example/",
                "https://app.acme.example:8443/",
                "https:evil.example"
            })
    void nobodyIsSentWhereTheApplicationDoesNotSendThem(String redirect) {
        api.settings("{\"redirectOrigins\":[\"https://app.acme.example\"]}").statusCode(200);
        try (Visitor visitor = BROWSER.visitor(390, 780)) {
            Page page = visitor.page();
            AtomicInteger dialogs = dialogs(page);
            page.navigate(keyed("redirect_url", redirect) + "&provider=sandbox");
            assertThat(page.locator("h1")).hasText("This link is incomplete");
            assertThat(page.locator("form")).hasCount(0);
            assertThat(page.url()).startsWith(origin());
            assertThat(dialogs).hasValue(0);
        }
    }

    // ---- Steps

    /** Checks what is shown at this step, and keeps a picture. */
    private static void step(PageCheck check, int width, String name) {
        check.screenshot(width + "-journey-" + name);
        check.passes();
    }

    /** That the answer was no 200 is all that browsers may say in their console. */
    private static void onlyStatusIn(PageCheck check) {
        assertThat(check.takeConsole()).allMatch(line -> line.contains("the server responded with a status of"));
    }

    private String mint(JsonObject parameters) {
        return api.mint(parameters.encode()).statusCode(201).extract().path("url");
    }

    /** The parameters of a link that leads back to the application's site. */
    private JsonObject redirecting() {
        return new JsonObject().put("redirectUrl", site.origin() + "/done");
    }

    /** An address with the publishable key, without a short link. */
    private String keyed(String parameter, String value) {
        String key = api.request().get("/tsp/v1/application").path("publishableKey");
        return origin() + "/?key=" + key + "&" + parameter + "=" + encoded(value);
    }

    private static void choose(Page page) {
        page.locator(".choice:visible", new Page.LocatorOptions().setHasText("Sandbox"))
                .click();
        assertThat(page.locator("#field-username")).isVisible();
    }

    private static void fill(Page page, String username) {
        page.locator("#field-username").fill(username);
        page.locator("#field-password").fill("secret");
    }

    private static void signIn(Page page, String username) {
        fill(page, username);
        page.locator("button[value=connect]").click();
    }

    private void arrived(Page page) {
        page.waitForURL(url -> url.startsWith(site.origin() + "/done"));
        assertThat(page.locator("h1")).hasText("Thank you");
    }

    /**
     * Presses the tab key until the element has the focus, and fails where it never does or where that cannot be seen.
     */
    private static void tabTo(Page page, String selector) {
        Locator wanted = page.locator(selector);
        for (int press = 0; press < 40; press++) {
            if ((Boolean) wanted.evaluate("element => element === document.activeElement")) {
                assertThat(wanted.evaluate("element => getComputedStyle(element).outlineStyle"))
                        .isEqualTo("solid");
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("The tab key never reached " + selector);
    }

    private static AtomicInteger dialogs(Page page) {
        AtomicInteger dialogs = new AtomicInteger();
        page.onDialog(dialog -> {
            dialogs.incrementAndGet();
            dialog.dismiss();
        });
        return dialogs;
    }

    private ValidatableResponse exchange(Page page) {
        return exchangeAnswers(token(page), 200);
    }

    private ValidatableResponse exchangeAnswers(String token, int status) {
        return api.post("/tsp/v1/public-token/exchange", "{\"publicToken\":\"" + token + "\"}")
                .statusCode(status);
    }

    private static String token(Page page) {
        return query(page).get("token");
    }

    private static Map<String, String> query(Page page) {
        return Arrays.stream(URI.create(page.url()).getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private List<String> connections() {
        String application = api.request().get("/tsp/v1/application").path("id");
        return Database.select("SELECT id FROM connection WHERE application_id = ?", application);
    }

    private void assertOneConnection() {
        assertThat(connections()).hasSize(1);
    }

    private static String code(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions headed(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Visitor withoutScript() {
        return BROWSER.visitor(new NewContextOptions().setViewportSize(390, 780).setJavaScriptEnabled(false));
    }

    private String origin() {
        return home.toString().replaceAll("/$", "");
    }
}
