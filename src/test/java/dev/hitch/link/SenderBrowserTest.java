package dev.hitch.link;

import java.net.URL;
import java.util.UUID;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.hitch.testing.Api;
import dev.hitch.testing.Browser;
import dev.hitch.testing.Browser.Visitor;
import dev.hitch.testing.PageCheck;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** From the link to its end, each page says who asks, for what, in the user's language, and where to find help. */
@QuarkusTest
@Tag(Browser.TAG)
class SenderBrowserTest {

    private static final String TEMPLATE = """
            {"name": "Fleet", "displayName": "Harbour Insurance", "primaryColor": "#0a1a4f",
             "purpose": "To price your insurance by the miles you drive", "privacyUrl": "https://harbour.example/privacy",
             "termsUrl": "https://harbour.example/terms", "supportEmail": "help@harbour.com",
             "content": {"en": {"heading": "Pay for the miles you drive", "text": "It takes two minutes.", "button": "Go"}}}
            """;

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @TestHTTPResource("/")
    URL home;

    private final Api api = Api.newApplication();

    @ParameterizedTest
    @CsvSource({"390, LIGHT", "390, DARK", "1280, LIGHT", "1280, DARK"})
    void everyPageSaysWhoAsksAndWhereHelpIs(int width, ColorScheme scheme) {
        String link = mint();
        NewContextOptions profile =
                new NewContextOptions().setViewportSize(width, 780).setColorScheme(scheme);
        String picture = width + "-sender-" + scheme.name().toLowerCase() + "-";
        try (Visitor visitor = BROWSER.visitor(profile)) {
            Page page = visitor.page();
            PageCheck check = new PageCheck(page, origin());
            page.navigate(link);
            assertThat(page.locator(".headline")).hasText("Pay for the miles you drive");
            assertThat(page.locator("h1")).hasText("Sign in to Sandbox");
            assertThat(page.locator(".asks")).hasText("Harbour Insurance asks for access to your Sandbox account.");
            isSigned(check, picture + "1-form");
            signIn(page, "wrong-password");
            assertThat(page.locator(".trouble .reference")).containsText("Reference: ");
            onlyStatusIn(check);
            isSigned(check, picture + "2-refused");
            signIn(page, "fleet-" + UUID.randomUUID());
            assertThat(page.locator("h1")).hasText("Sandbox is connected");
            isSigned(check, picture + "3-done");
            api.revoke(link.substring(link.lastIndexOf('/') + 1));
            page.navigate(origin() + "/?short_code=" + link.substring(link.lastIndexOf('/') + 1));
            assertThat(page.locator(".lead")).containsText("Ask Harbour Insurance for a new link.");
            assertThat(page.locator(".notice a.button")).hasAttribute("href", "mailto:help@harbour.com");
            onlyStatusIn(check);
            isSigned(check, picture + "4-over");
        }
    }

    private static void isSigned(PageCheck check, String picture) {
        Page page = check.page();
        assertThat(page.locator(".brand-name")).hasText("Harbour Insurance");
        assertThat(page.locator(".purpose")).hasText("To price your insurance by the miles you drive");
        assertThat(page.locator(".contact a"))
                .hasText(new String[] {"Help", "Privacy (opens in a new tab)", "Terms (opens in a new tab)"});
        check.screenshot(picture);
        check.passes();
    }

    @Test
    void aChosenLanguageStaysWhenTheUserGoesBack() {
        try (Visitor visitor = BROWSER.visitor(390, 780)) {
            Page page = visitor.page();
            page.navigate(mint());
            page.getByText("Français").click();
            assertThat(page.locator("h1")).hasText("Identifiez-vous auprès de Sandbox");
            signIn(page, "wrong-password");
            assertThat(page.locator(".trouble")).containsText("Sandbox n’a pas accepté ces identifiants");
            page.goBack();
            assertThat(page.locator("h1")).hasText("Identifiez-vous auprès de Sandbox");
            page.goBack();
            assertThat(page.locator("html")).hasAttribute("lang", "fr");
            assertThat(page.locator("h1")).hasText("Identifiez-vous auprès de Sandbox");
        }
    }

    private String mint() {
        String template = api.post("/tsp/v1/link/templates", TEMPLATE)
                .statusCode(201)
                .extract()
                .path("id");
        return api.mint("{\"provider\":\"sandbox\",\"template\":\"" + template + "\"}")
                .statusCode(201)
                .extract()
                .path("url");
    }

    private static void signIn(Page page, String username) {
        page.locator("#field-username").fill(username);
        page.locator("#field-password").fill("secret");
        page.locator("button[value=connect]").click();
    }

    private static void onlyStatusIn(PageCheck check) {
        assertThat(check.takeConsole()).allMatch(line -> line.contains("the server responded with a status of"));
    }

    private String origin() {
        return home.toString().replaceAll("/$", "");
    }
}
