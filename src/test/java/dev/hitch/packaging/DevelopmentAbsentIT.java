package dev.hitch.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

import dev.hitch.testing.HitchProcess;
import dev.hitch.testing.Production;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What is there in development alone is no part of a production. */
class DevelopmentAbsentIT {

    @Test
    void nothingOfItIsAnswered() {
        try (HitchProcess service = HitchProcess.start(Production.environment())) {
            for (String path : List.of(
                    "/development/page.css",
                    "/development/page.js",
                    "/development/page.html",
                    "/development/token",
                    "/q/swagger-ui",
                    "/q/swagger-ui/",
                    "/q/swagger-ui/swagger-ui-bundle.js",
                    "/q/dev-ui/")) {
                assertThat(given().get(service.url() + path).statusCode())
                        .as(path)
                        .isEqualTo(404);
            }
            assertThat(given().post(service.url() + "/development/expire/az9qtk2d")
                            .statusCode())
                    .isEqualTo(404);
            given().get(service.url() + "/").then().statusCode(200);
            assertThat(given().get(service.url() + "/").asString())
                    .contains("Open the link you were sent")
                    .doesNotContain("Hitch is running", "Demo", "data-token");
            assertThat(service.output()).doesNotContain("curl --request");
        }
    }

    @Test
    @DisabledIfSystemProperty(named = "native.image.path", matches = ".+")
    void nothingOfItIsInTheJars() throws IOException {
        List<String> entries = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("target", "quarkus-app"))) {
            for (Path jar :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                try (ZipFile zip = new ZipFile(jar.toFile())) {
                    zip.stream().map(ZipEntry::getName).forEach(entries::add);
                }
            }
        }
        assertThat(entries)
                .contains("dev/hitch/Hitch.class")
                .noneMatch(entry -> entry.matches("(.*/)?page\\.(html|css|js)"))
                .noneMatch(entry -> entry.contains("swagger-ui-bundle"))
                .noneMatch(entry ->
                        entry.matches("dev/hitch/development/(DemoData|DevelopmentPage|EmbeddedPostgresServer).*"));
    }
}
