package dev.hitch.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The npm packages of a folder below {@code src/test}, as its lock file says. npm installs them, with a copy of the
 * folder, below {@code target}.
 *
 * <p>Where there is no npm, the class is skipped and says so; with {@code HITCH_REQUIRE_BROWSER=true} it fails instead.
 */
public final class Npm implements ExecutionCondition, BeforeAllCallback {

    private static final Logger LOG = Logger.getLogger(Npm.class);
    private static final String MISSING =
            "No npm on this machine, so what needs its packages was NOT tried. Install one (Debian: apt-get install npm).";

    private final Path sources;
    private final Path built;

    /** The packages of {@code src/test/folder}. */
    public Npm(String folder) {
        sources = Path.of("src", "test", folder);
        built = Path.of("target", folder);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
        if (present() || Browser.REQUIRED) {
            return ConditionEvaluationResult.enabled(null);
        }
        LOG.warnf("SKIPPED %s: %s", test.getDisplayName(), MISSING);
        return ConditionEvaluationResult.disabled(MISSING);
    }

    @Override
    public void beforeAll(ExtensionContext test) throws IOException {
        assertThat(present()).as(MISSING).isTrue();
        Files.createDirectories(built);
        try (Stream<Path> all = Files.list(sources)) {
            for (Path source : all.toList()) {
                Files.copy(source, built.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    }

    /** Runs a command in the folder, fails where it fails, and tells what it printed. */
    public String run(String... command) {
        try {
            Path log = Files.createTempFile(built, "run", ".log");
            Process process = new ProcessBuilder(List.of(command))
                    .directory(built.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            int status = process.waitFor();
            String printed = Files.readString(log);
            assertThat(status).as("%s: %s", String.join(" ", command), printed).isZero();
            return printed;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The text of a file of the folder, as it was copied or made there. */
    public String read(String file) {
        try {
            return Files.readString(built.resolve(file), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean present() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "npm")));
    }
}
