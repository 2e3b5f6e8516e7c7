package dev.hitch;

import io.quarkus.runtime.configuration.RuntimeConfigBuilder;
import io.smallrye.config.PropertiesLocationConfigSourceFactory;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

import dev.hitch.postgres.DatabaseConfigSourceFactory;

/** The settings of this run of the process, for code that needs them before Quarkus has started. */
final class RunSettings {

    private RunSettings() {}

    /**
     * Reads the settings anew, from every place that Quarkus takes them from when it starts. Throws
     * {@link IllegalArgumentException} where {@code DATABASE_URL} is malformed; its message holds no password.
     */
    static SmallRyeConfig read() {
        // ConfigProvider would answer a native binary with the settings of the machine that built it.
        return new SmallRyeConfigBuilder()
                .withCustomizers(new RuntimeConfigBuilder())
                .withSources(new DatabaseConfigSourceFactory(), new PropertiesLocationConfigSourceFactory())
                .build();
    }
}
