package dev.hitch.page;

import java.net.URL;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.hitch.page.words.Language;
import dev.hitch.testing.Browser;
import dev.hitch.testing.PageCheck;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Every page as a browser shows it: on the smallest phone in every language, on a phone in the dark, and on a desk. */
@QuarkusTest
@Tag(Browser.TAG)
class PageLookTest {

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @TestHTTPResource("/")
    URL home;

    static Stream<String> names() {
        return SamplePages.names();
    }

    /** One of every kind: the others differ in words alone. */
    static Stream<String> kinds() {
        return Stream.of(
                "choose",
                "choose-nothing-found",
                "form",
                "form-incomplete",
                "form-logo-square",
                "form-dark-blue",
                "again-disconnected",
                "done",
                "notice-link-over-logo-square",
                "notice-page-expired");
    }

    /**
     * How many characters of a name stand on a line at least, on average: one or two where it breaks letter by letter.
     */
    private static final String LETTERS_A_LINE = """
            () => Array.from(document.querySelectorAll("h1, h2, .brand-name, .choice-name, bdi")).map((name) => {
              const content = document.createRange();
              content.selectNodeContents(name);
              const lines = new Set(Array.from(content.getClientRects()).map((box) => Math.round(box.bottom)));
              return lines.size === 0 ? 99 : name.textContent.trim().length / lines.size;
            }).reduce((least, one) => Math.min(least, one), 99)
            """;

    @ParameterizedTest
    @MethodSource("names")
    void fitsTheSmallestPhoneInEveryLanguage(String name) {
        try (Browser.Visitor visitor = BROWSER.visitor(320, 640)) {
            Page page = visitor.page();
            for (Language language : Language.values()) {
                open(page, name, language, "320-" + name + "-" + language.tag()).isSound();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void isAccessibleOnAPhone(String name) {
        try (Browser.Visitor visitor = BROWSER.visitor(390, 780)) {
            open(visitor.page(), name, Language.ENGLISH, "390-" + name).passes();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isAccessibleInTheDark(String name) {
        NewContextOptions dark =
                new NewContextOptions().setViewportSize(390, 780).setColorScheme(ColorScheme.DARK);
        try (Browser.Visitor visitor = BROWSER.visitor(dark)) {
            open(visitor.page(), name, Language.ENGLISH, "390-dark-" + name).passes();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isAccessibleOnADesk(String name) {
        try (Browser.Visitor visitor = BROWSER.visitor(1280, 900)) {
            Page page = visitor.page();
            PageCheck check = open(page, name, Language.FRENCH, "1280-" + name);
            check.passes();
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            check.screenshot("1280-dark-" + name);
            check.passes();
        }
    }

    /** WCAG 2.2, 1.4.4. */
    @ParameterizedTest
    @MethodSource("kinds")
    void isReadableAtTwiceTheTextSize(String name) {
        try (Browser.Visitor visitor = BROWSER.visitor(375, 740)) {
            Page page = visitor.page();
            PageCheck check = open(page, name, Language.ENGLISH, "375-" + name);
            page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }");
            check.screenshot("375-twice-" + name);
            check.isSound();
            Assertions.assertThat(((Number) page.evaluate(LETTERS_A_LINE)).doubleValue())
                    .as("characters of a name on a line")
                    .isGreaterThanOrEqualTo(4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFormFitsOnAPhoneDownToItsButton(Language language) {
        try (Browser.Visitor visitor = BROWSER.visitor(375, 740)) {
            Page page = visitor.page();
            open(page, "form", language, "375-form-" + language.tag());
            BoundingBox button = page.locator("button[value=connect]").boundingBox();
            Assertions.assertThat(button.y + button.height).isLessThanOrEqualTo(740);
        }
    }

    private PageCheck open(Page page, String name, Language language, String file) {
        String origin = home.toString().replaceAll("/$", "");
        PageCheck check = new PageCheck(page, origin);
        page.navigate(origin + "/samples/" + name + "?lang=" + language.tag());
        assertThat(page.locator("html")).hasAttribute("lang", language.tag());
        check.screenshot(file);
        return check;
    }
}
