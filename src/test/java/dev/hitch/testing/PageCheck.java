package dev.hitch.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.microsoft.playwright.Page;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for every page at all times: an empty console, no request to anywhere else, nothing to scroll sideways,
 * and no finding of axe-core. Made before the page is opened, since it listens.
 */
public final class PageCheck {

    private static final String AXE = read("/axe.min.js");
    private static final String RUN = """
            async () => {
              const rules = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
              const found = await axe.run(document, rules);
              return found.violations.map((one) =>
                one.id + ": " + one.help + " " + one.nodes.map((node) => node.html + " " + node.failureSummary).join(" | "));
            }
            """;

    private final Page page;
    private final String origin;
    private final List<String> console = new ArrayList<>();
    private final Set<String> elsewhere = new TreeSet<>();

    /** Listens to {@code page}, which may ask {@code origin} alone. */
    public PageCheck(Page page, String origin) {
        this.page = page;
        this.origin = origin;
        page.onConsoleMessage(message -> console.add(message.type() + ": " + message.text()));
        page.onPageError(error -> console.add("error: " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith(origin + "/")) {
                elsewhere.add(request.url());
            }
        });
    }

    /** The page that is checked. */
    public Page page() {
        return page;
    }

    /** Fails where anything does not hold for what is shown now. */
    public void passes() {
        isSound();
        assertThat(violations()).as("axe-core on %s", page.url()).isEmpty();
    }

    /** The same without axe-core, which takes its time and finds the same things in every language. */
    public void isSound() {
        assertThat(console).as("console of %s", page.url()).isEmpty();
        assertThat(elsewhere).as("requests that left %s", origin).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("sideways scrolling of %s", page.url())
                .isEqualTo(0);
    }

    /** The console's lines so far, forgotten afterwards. */
    public List<String> takeConsole() {
        List<String> lines = List.copyOf(console);
        console.clear();
        return lines;
    }

    /** Writes what is shown to {@code target/screenshots/{name}.png}. */
    public void screenshot(String name) {
        shoot(page, name);
    }

    /** The same for a page that nothing is asked of. */
    public static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", name + ".png")));
    }

    @SuppressWarnings("unchecked")
    private List<String> violations() {
        // Through the debugger: the page's own policy would refuse it, as it should.
        page.evaluate(AXE);
        return (List<String>) page.evaluate(RUN);
    }

    private static String read(String resource) {
        try (InputStream content = PageCheck.class.getResourceAsStream(resource)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
