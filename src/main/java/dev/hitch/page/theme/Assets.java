package dev.hitch.page.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.quarkus.qute.TemplateGlobal;

/** Puts a version into the addresses of style sheet and script, so that no browser uses an old one. */
final class Assets {

    private static final String FOLDER = "/META-INF/resources/link/";

    /** Eight hexadecimal digits that change with the files. */
    @TemplateGlobal(name = "assets")
    static final String VERSION = version("link.css", "link.js");

    private Assets() {}

    private static String version(String... files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String file : files) {
                try (InputStream content = Assets.class.getResourceAsStream(FOLDER + file)) {
                    digest.update(content.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 4);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
