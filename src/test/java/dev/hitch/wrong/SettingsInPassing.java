package dev.hitch.wrong;

import org.eclipse.microprofile.config.ConfigProvider;

/** Asks for a setting that is no collaborator. */
public class SettingsInPassing {

    String url() {
        return ConfigProvider.getConfig().getValue("hitch.api-url", String.class);
    }
}
