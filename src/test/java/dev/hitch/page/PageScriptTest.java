package dev.hitch.page;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.LoadState;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.testing.Browser;
import dev.hitch.testing.Browser.Visitor;
import dev.hitch.testing.HostServer;
import dev.hitch.testing.PageCheck;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What the script adds to the pages, and that they do without it. */
@QuarkusTest
@Tag(Browser.TAG)
class PageScriptTest {

    private static final String POSTED = "**/samples/form";

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @TestHTTPResource("/")
    URL home;

    @Test
    void listNarrowsWhileYouType() {
        try (Visitor visitor = BROWSER.visitor(390, 780)) {
            Page page = open(visitor, "choose");
            Locator choices = page.locator(".choice:visible");
            assertThat(choices).hasCount(4);
            page.getByRole(AriaRole.SEARCHBOX).fill("kéep");
            assertThat(choices).hasText(new String[] {"M Motive (KeepTruckin) Beta"});
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("1 provider found");
            page.getByRole(AriaRole.SEARCHBOX).fill("no such");
            assertThat(choices).hasCount(0);
            assertThat(page.getByText("Check the spelling")).isVisible();
            page.getByRole(AriaRole.SEARCHBOX).fill("");
            assertThat(choices).hasCount(4);
        }
    }

    @Test
    void listIsSearchedByFormWithoutScript() {
        try (Visitor visitor = withoutScript()) {
            Page page = open(visitor, "choose");
            assertThat(page.getByText("Search", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            page.navigate(origin() + "/samples/choose-searched");
            assertThat(page.locator(".choice:visible")).hasText(new String[] {"S Samsara"});
            assertThat(page.getByText("1 provider found")).isVisible();
        }
    }

    @Test
    void listReachedByTabAndEnterAlone() {
        try (Visitor visitor = BROWSER.visitor(390, 780)) {
            Page page = open(visitor, "choose");
            page.keyboard().press("Tab");
            page.keyboard().type("geo");
            page.keyboard().press("Enter");
            assertThat(page.locator(".choice:visible")).isFocused();
            page.keyboard().press("Enter");
            page.waitForURL("**/samples/form?provider=geotab");
        }
    }

    @Test
    void secretIsShownOnRequestAndMaskedWhenSent() {
        try (Visitor visitor = BROWSER.visitor(390, 780)) {
            Page page = open(visitor, "form");
            AtomicInteger posts = posts(page);
            Locator password = page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true));
            password.fill("secret");
            page.getByText("Show").click();
            assertThat(password).hasAttribute("type", "text");
            assertThat(page.locator("[data-status]")).hasText("Password is visible");
            password.press("Enter");
            assertThat(password).hasAttribute("type", "password");
            page.waitForCondition(() -> posts.get() == 1);
        }
    }

    @Test
    void twoClicksSendOnce() {
        try (Visitor visitor = BROWSER.visitor(390, 780)) {
            Page page = open(visitor, "form");
            AtomicInteger posts = posts(page);
            page.locator("button[value=connect]").dblclick();
            assertThat(page.locator("button[value=connect]")).hasText("Checking with Geotab…");
            page.locator("button[value=connect]").click(new Locator.ClickOptions().setForce(true));
            page.waitForTimeout(300);
            assertThat(posts).hasValue(1);
        }
    }

    @Test
    void enterConnectsRatherThanSwitchesTheLanguage() {
        try (Visitor visitor = withoutScript()) {
            Page page = open(visitor, "form");
            posts(page);
            Request sent = page.waitForRequest(
                    POSTED, () -> page.locator("#field-username").press("Enter"));
            assertThat(sent.postData()).contains("do=connect", "step=sealed", "lang=en");
        }
    }

    @Test
    void languageSwitchKeepsWhatWasTyped() {
        try (Visitor visitor = BROWSER.visitor(390, 780)) {
            Page page = open(visitor, "form");
            posts(page);
            page.locator("#field-username").fill("dispatch");
            Request sent =
                    page.waitForRequest(POSTED, () -> page.getByText("Français").click());
            assertThat(sent.postData())
                    .contains("do=lang-fr", "field.username=dispatch")
                    .doesNotContain("do=connect");
        }
    }

    @Test
    void troubleIsFocusedAndLeadsToItsField() {
        try (Visitor visitor = BROWSER.visitor(390, 780)) {
            Page page = open(visitor, "form-incomplete");
            assertThat(page.locator(".trouble")).isFocused();
            page.keyboard().press("Tab");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.locator("#field-password")).isFocused();
        }
    }

    @Test
    void frameIsToldOfSuccessAndClosedOnce() {
        try (HostServer site = site();
                Visitor visitor = BROWSER.visitor(1000, 800)) {
            Page host = host(visitor, site, "done?embed=" + site.origin());
            assertThat(messages(host, 2))
                    .containsExactly(
                            Map.of("type", "SUCCESS", "payload", Map.of("publicToken", "pub_tkn_1")),
                            Map.of("type", "CLOSE"));
        }
    }

    @Test
    void frameIsToldOfLeaving() {
        try (HostServer site = site();
                Visitor visitor = BROWSER.visitor(1000, 800)) {
            Page host = host(visitor, site, "form?embed=" + site.origin());
            PageCheck.shoot(host, "1000-framed");
            host.frameLocator("iframe").locator("[data-leave]").click();
            assertThat(messages(host, 1)).containsExactly(Map.of("type", "EXIT"));
        }
    }

    @Test
    void foreignPageCannotFrame() {
        try (HostServer site = site();
                Visitor visitor = BROWSER.visitor(1000, 800)) {
            Page host = host(visitor, site, "form?embed=https://app.acme.com");
            assertThat(host.frames().get(1).content()).doesNotContain("<form");
        }
    }

    @Test
    void pageThatNobodyMayFrameHoldsNoToken() {
        try (Visitor visitor = BROWSER.visitor(390, 780)) {
            assertThat(open(visitor, "done").content())
                    .contains("Nordic Haulage")
                    .doesNotContain("pub_tkn_");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pictureThatCannotBeHadGivesWayToALetter(boolean script) {
        NewContextOptions profile =
                new NewContextOptions().setViewportSize(1280, 800).setJavaScriptEnabled(script);
        try (Visitor visitor = BROWSER.visitor(profile)) {
            Page page = visitor.page();
            page.route("**/link/icon.svg", Route::abort);
            page.navigate(origin() + "/samples/form-logo-square");
            page.waitForLoadState(LoadState.NETWORKIDLE);
            PageCheck.shoot(page, "1280-logo-fails" + (script ? "" : "-noscript"));
            assertThat(page.locator(".top .initial")).hasText("H");
            // What is painted there: yellow, not the white of a picture.
            assertThat(colourAt(page.locator(".top .logo"))).isEqualTo("ffd60a");
        }
    }

    @Test
    void wordmarkHasRoomForItsWord() {
        try (Visitor visitor = BROWSER.visitor(390, 780)) {
            Page page = visitor.page();
            page.route(
                    "**/link/icon.svg",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("image/svg+xml")
                            .setBody("<svg xmlns='http://www.w3.org/2000/svg' width='320' height='80'>"
                                    + "<rect width='320' height='80' fill='#146'/></svg>")));
            page.navigate(origin() + "/samples/form-logo-square");
            page.waitForLoadState(LoadState.NETWORKIDLE);
            PageCheck.shoot(page, "390-wordmark");
            BoundingBox logo = page.locator(".top .logo").boundingBox();
            assertThat(logo.width / logo.height).isGreaterThan(3);
        }
    }

    @Test
    void optionsThatMayStayEmptyAreShownOnDemand() {
        try (Visitor visitor = withoutScript()) {
            Page page = open(visitor, "form");
            assertThat(page.locator("#field-database")).isHidden();
            page.getByText("More options").click();
            assertThat(page.locator("#field-database")).isVisible();
            page.getByText("What Acme Fleet Cards will be able to see").click();
            assertThat(page.locator(".shares li").first()).isVisible();
            assertThat(open(visitor, "form-wrong-credentials").locator("#field-database"))
                    .isVisible();
        }
    }

    private Page open(Visitor visitor, String name) {
        Page page = visitor.page();
        page.navigate(origin() + "/samples/" + name);
        return page;
    }

    /** Counts what is posted, and leaves the page as it is. */
    private static AtomicInteger posts(Page page) {
        AtomicInteger posts = new AtomicInteger();
        page.route(POSTED, route -> {
            posts.incrementAndGet();
            route.fulfill(new Route.FulfillOptions().setStatus(204));
        });
        return posts;
    }

    /** Shows a page in a frame, and keeps what it is told. */
    private static HostServer site() {
        return HostServer.serving(Map.of("/", """
                <title>Host</title>
                <script>heard = []; addEventListener("message", (event) => heard.push(event.data));</script>
                <iframe width="400" height="700"></iframe>
                """));
    }

    private Page host(Visitor visitor, HostServer site, String sample) {
        Page page = visitor.page();
        page.navigate(site.origin() + "/");
        page.evaluate(
                "address => { document.querySelector('iframe').src = address; }", origin() + "/samples/" + sample);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return page;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> messages(Page host, int expected) {
        host.waitForFunction("expected => heard.length >= expected", expected);
        return (List<Map<String, Object>>) host.evaluate("heard");
    }

    private static String colourAt(Locator place) {
        try {
            BufferedImage shot = ImageIO.read(new ByteArrayInputStream(place.screenshot()));
            return String.format("%06x", shot.getRGB(4, shot.getHeight() / 2) & 0xffffff);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Visitor withoutScript() {
        return BROWSER.visitor(new NewContextOptions().setViewportSize(390, 780).setJavaScriptEnabled(false));
    }

    private String origin() {
        return home.toString().replaceAll("/$", "");
    }
}
