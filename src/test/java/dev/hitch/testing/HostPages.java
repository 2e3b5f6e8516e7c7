package dev.hitch.testing;

import java.io.IOException;
import java.util.Map;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The pages of {@code src/test/embedding}, which open Link with the packages that integrators install; esbuild makes
 * one script of each page. Skipped and failing as {@link Npm} is.
 */
public final class HostPages implements ExecutionCondition, BeforeAllCallback {

    private final Npm packages = new Npm("embedding");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
        return packages.evaluateExecutionCondition(test);
    }

    @Override
    public void beforeAll(ExtensionContext test) throws IOException {
        packages.beforeAll(test);
        packages.run(
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
        return HostServer.serving(
                Map.of("/", packages.read("page.html"), "/bundle.js", packages.read("built/" + script + ".js")));
    }
}
