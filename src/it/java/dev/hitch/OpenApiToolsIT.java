package dev.hitch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.hitch.testing.Npm;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * This build's OpenAPI document, as the tools of npm see it. What they are told to overlook has its reason in their
 * settings.
 */
class OpenApiToolsIT {

    @RegisterExtension
    static final Npm TOOLS = new Npm("openapi-tools");

    @Test
    void redoclyFindsNothing() {
        assertThat(TOOLS.run("npm", "run", "redocly"))
                .contains("Your API description is valid")
                .doesNotContain("warning");
    }

    @Test
    void spectralFindsNothing() {
        assertThat(TOOLS.run("npm", "run", "spectral"))
                .contains("No results with a severity of 'hint' or higher found");
    }

    @Test
    void theTypeScriptClientCompilesStrictly() {
        TOOLS.run("npm", "run", "client");
    }
}
