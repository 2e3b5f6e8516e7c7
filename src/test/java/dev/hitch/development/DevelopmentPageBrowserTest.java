package dev.hitch.development;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.hitch.testing.Browser;
import dev.hitch.testing.Browser.Visitor;
import dev.hitch.testing.DevelopmentProfile;
import dev.hitch.testing.Eventually;
import dev.hitch.testing.PageCheck;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A newcomer's first minutes: the page at {@code /} in a browser, without a command. */
@QuarkusTest
@TestProfile(DevelopmentProfile.class)
@Tag(Browser.TAG)
class DevelopmentPageBrowserTest {

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @TestHTTPResource
    URL home;

    private String origin() {
        return "http://localhost:" + home.getPort();
    }

    private static void click(Page page, String button) {
        button(page, button).click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @ParameterizedTest
    @CsvSource({"390, 844, LIGHT", "390, 844, DARK", "1280, 900, LIGHT", "1280, 900, DARK"})
    void threeClicksMintConnectAndExchange(int width, int height, ColorScheme scheme) {
        String name = "development-" + width + (scheme == ColorScheme.DARK ? "-dark" : "");
        String user = "fleet-" + UUID.randomUUID();
        try (Visitor visitor = BROWSER.visitor(new NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setPermissions(List.of("clipboard-read", "clipboard-write")))) {
            Page page = visitor.page();
            PageCheck check = new PageCheck(page, origin());
            page.navigate(origin() + "/");
            assertThat(page.locator("h1")).hasText("Hitch is running");
            check.passes();
            check.screenshot(name + "-begin");

            click(page, "Mint a link");
            assertThat(page.locator("#mint .status")).containsText("HTTP 20");
            assertThat(page.locator(".qr svg")).isVisible();
            FrameLocator link = page.frameLocator("iframe");
            link.locator("[name='field.username']").fill(user);
            link.locator("[name='field.password']").fill("secret");
            check.passes();
            check.screenshot(name + "-link");

            link.locator("button[value=connect]").click();
            assertThat(page.locator(".state")).containsText("Connected");
            assertThat(page.locator("#exchange .call")).containsText("pub_tkn_");
            assertThat(page.locator(".rows")).containsText(user);
            click(page, "Exchange");
            assertThat(page.locator("#exchange .status")).hasText("HTTP 200");
            assertThat(page.locator("#exchange .answer")).containsText("con_tkn_");
            check.passes();
            check.screenshot(name + "-done");
        }
    }

    /** Makes the pictures of the README. They name the usual port, not that of this run. */
    @Test
    void thePicturesOfTheReadmeAreSmall() throws IOException {
        try (Visitor visitor = BROWSER.visitor(1280, 820)) {
            Page page = visitor.page();
            page.navigate(origin() + "/");
            click(page, "Mint a link");
            FrameLocator link = page.frameLocator("iframe");
            link.locator("[name='field.username']").fill("fleet@acme.com");
            assertThat(page.locator(".qr svg")).isVisible();
            page.evaluate("window.scrollTo(0, 0)");
            assertThat(picture(page, "readme-page")).isLessThan(150_000);

            String address = page.locator(".url").getAttribute("href");
            page.setViewportSize(390, 780);
            page.navigate(address + "?lang=en");
            assertThat(page.locator("h1")).hasText("Sign in to Sandbox");
            assertThat(picture(page, "readme-link")).isLessThan(150_000);
        }
    }

    private long picture(Page page, String name) throws IOException {
        page.evaluate("""
                (port) => {
                  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                  while (texts.nextNode()) {
                    const text = texts.currentNode;
                    text.nodeValue = text.nodeValue.replaceAll("localhost:" + port, "localhost:8080");
                  }
                }
                """, home.getPort());
        Path file = Path.of("target", "screenshots", name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
        return Files.size(file);
    }

    @Test
    void whatIsCopiedIsComplete() {
        try (Visitor visitor = BROWSER.visitor(new NewContextOptions()
                .setViewportSize(1280, 900)
                .setPermissions(List.of("clipboard-read", "clipboard-write")))) {
            Page page = visitor.page();
            page.navigate(origin() + "/");
            page.locator("#mint .copy").click();
            assertThat(page.locator("#mint .copy")).hasText("Copied");
            assertThat((String) page.evaluate("navigator.clipboard.readText()"))
                    .startsWith("curl --request POST")
                    .contains(origin() + "/tsp/v1/link/short", "\"sandbox\"")
                    .containsPattern("Bearer [\\w-]+\\.[\\w-]+\\.[\\w-]{300,}'");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "wrong password, 422",
        "no permission, 422",
        "rate limited, 429",
        "provider down, 502",
        "provider slow, 504",
        "expired link, 410",
        "revoked link, 410"
    })
    void aChipShowsWhatGoesWrong(String chip, int status) {
        try (Visitor visitor = BROWSER.visitor(1280, 900)) {
            Page page = visitor.page();
            page.navigate(origin() + "/");
            Response shown = page.waitForResponse(
                    answer -> answer.status() == status && answer.frame() != page.mainFrame(), () -> click(page, chip));
            assertThat(shown.headerValue("Content-Type")).startsWith("text/html");
            assertThat(page.frameLocator("iframe").locator("h1")).isVisible();
            assertThat(page.locator("[data-told]")).not().isEmpty();
        }
    }

    @Test
    void theOtherChipsShowLinkInItsForms() {
        // Emulated, the scheme would be that of the frame, too, whatever its element says.
        try (Visitor visitor = BROWSER.visitor(
                new NewContextOptions().setViewportSize(1280, 900).setColorScheme(null))) {
            Page page = visitor.page();
            PageCheck check = new PageCheck(page, origin());
            page.navigate(origin() + "/");
            Locator shown = page.frameLocator("iframe").locator("html");
            click(page, "français");
            assertThat(shown).hasAttribute("lang", "fr");
            click(page, "español");
            assertThat(shown).hasAttribute("lang", "es");
            click(page, "re-authentication");
            assertThat(page.frameLocator("iframe").locator("form[action*='/connection/conn_']"))
                    .isVisible();
            click(page, "embedded");
            assertThat(page.frameLocator("iframe").locator("[data-choice]").first())
                    .isVisible();
            for (boolean dark : new boolean[] {true, false}) {
                click(page, "dark");
                assertThat(Eventually.see(
                                () -> (boolean)
                                        shown.evaluate("() => matchMedia('(prefers-color-scheme: dark)').matches"),
                                seen -> seen == dark))
                        .isEqualTo(dark);
            }
            page.frameLocator("iframe")
                    .getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName("Close"))
                    .click();
            assertThat(page.locator(".state")).containsText("closed Link");
            check.isSound();
        }
    }

    @Test
    void swaggerUiIsSignedInAndTryItOutWorks() {
        try (Visitor visitor = BROWSER.visitor(1280, 900)) {
            Page page = visitor.page();
            page.navigate(origin() + "/");
            Page swagger = page.waitForPopup(() -> page.getByText("Swagger UI").click());
            Locator mint = swagger.locator("#operations-Short_links-createShortLink");
            mint.click();
            assertThat(mint.locator(".authorization__btn")).hasAttribute("aria-label", "authorization button locked");
            mint.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Try it out"))
                    .click();
            Response answer = swagger.waitForResponse(origin() + "/tsp/v1/link/short", () -> mint.getByRole(
                            AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Execute"))
                    .click());
            assertThat(answer.status()).isIn(200, 201);
        }
    }
}
