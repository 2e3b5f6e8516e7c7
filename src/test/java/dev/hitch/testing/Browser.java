package dev.hitch.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A headless Chromium for one test class: {@code @RegisterExtension static final Browser BROWSER = new Browser();}.
 *
 * <p>Drives the Chromium that the machine has, named by {@code CHROMIUM_PATH} or found in the usual places; downloads
 * none. Where there is none, the class is skipped and says so; with {@code HITCH_REQUIRE_BROWSER=true} it fails
 * instead, which is what continuous integration sets, so that no green run hides a missing browser.
 */
public final class Browser implements ExecutionCondition, BeforeAllCallback, AfterAllCallback {

    /**
     * The JUnit tag of tests that need one: {@code ./mvnw test -Dgroups=browser}, or {@code -DexcludedGroups=browser}.
     */
    public static final String TAG = "browser";

    private static final Logger LOG = Logger.getLogger(Browser.class);
    static final boolean REQUIRED = Boolean.parseBoolean(System.getenv("HITCH_REQUIRE_BROWSER"));
    private static final String MISSING =
            "No Chromium on this machine, so the pages were NOT tried in a browser. Install one (Debian: apt-get install chromium) or"
                    + " name it in CHROMIUM_PATH.";

    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/snap/bin/chromium",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // The same letter shapes on every machine.
            "--font-render-hinting=none");

    private Playwright playwright;
    private com.microsoft.playwright.Browser browser;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
        if (find().isPresent() || REQUIRED) {
            return ConditionEvaluationResult.enabled(null);
        }
        LOG.warnf("SKIPPED %s: %s", test.getDisplayName(), MISSING);
        return ConditionEvaluationResult.disabled(MISSING);
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        Path chromium = find().orElseThrow(() -> new AssertionError(MISSING));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(ARGUMENTS));
    }

    @Override
    public void afterAll(ExtensionContext test) {
        if (playwright != null) {
            playwright.close();
        }
    }

    /** A visitor with a fresh profile; {@code profile} says what is special about it. */
    public Visitor visitor(com.microsoft.playwright.Browser.NewContextOptions profile) {
        BrowserContext context = browser.newContext(profile);
        context.setDefaultTimeout(10_000);
        return new Visitor(context);
    }

    /** A visitor with a window of this size, everything else as usual. */
    public Visitor visitor(int width, int height) {
        return visitor(new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(width, height));
    }

    private static Optional<Path> find() {
        return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM_PATH")), USUAL_PLACES.stream())
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** One person's browser profile, closed with everything in it. */
    public record Visitor(BrowserContext context) implements AutoCloseable {

        /** A new tab. */
        public Page page() {
            return context.newPage();
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
