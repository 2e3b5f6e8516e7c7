package dev.hitch.testing;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages of {@code src/test/embedding}, which open Link with the packages that integrators install. npm installs these, as
 * the lock file says, below {@code target}, and esbuild makes one script of each page.
 *
 * <p>Where there is no npm, the class is skipped and says so; with {@code HITCH_REQUIRE_BROWSER=true} it fails instead.
 */
public final class HostPages implements ExecutionCondition, BeforeAllCallback {

    private static final Logger LOG = Logger.getLogger(HostPages.class);
    private static final Path SOURCES = Path.of("src", "test", "embedding");
    private static final Path BUILT = Path.of("target", "embedding");
    private static final String MISSING =
            "No npm on this machine, so the npm packages that embed Link were NOT tried. Install one (Debian: apt-get install npm).";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
        if (installed() || Browser.REQUIRED) {
            return ConditionEvaluationResult.enabled(null);
        }
        LOG.warnf("SKIPPED %s: %s", test.getDisplayName(), MISSING);
        return ConditionEvaluationResult.disabled(MISSING);
    }

    @Override
    public void beforeAll(ExtensionContext test) throws IOException, InterruptedException {
        assertThat(installed()).as(MISSING).isTrue();
        Files.createDirectories(BUILT);
        try (Stream<Path> sources = Files.list(SOURCES)) {
            for (Path source : sources.toList()) {
                Files.copy(source, BUILT.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        run(
                "node_modules/.bin/esbuild",
                "sdk.js",
                "react.jsx",
                "--bundle",
                "--jsx=automatic",
                "--define:process.env.NODE_ENV=\"production\"",
                "--outdir=built");
    }

    /** A site that shows the page with {@code script}, {@code sdk} or {@code react}. */
    public HostServer serving(String script) {
        return HostServer.serving(Map.of(
                "/", read(BUILT.resolve("page.html")), "/bundle.js", read(BUILT.resolve("built/" + script + ".js"))));
    }

    private static boolean installed() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "npm")));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Path log = BUILT.resolve("build.log");
        Process process = new ProcessBuilder(command)
                .directory(BUILT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        assertThat(process.waitFor())
                .as("%s: %s", String.join(" ", command), read(log))
                .isZero();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
