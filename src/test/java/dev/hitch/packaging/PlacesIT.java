package dev.hitch.packaging;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.testing.HitchProcess;
import dev.hitch.testing.Production;
import dev.hitch.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged service on machines and databases as they are found: locales, temporary files, other versions, other
 * owners.
 */
class PlacesIT {

    @Test
    void inALocaleWithDigitsOfItsOwnMachinesStillReadEverything() throws Exception {
        Map<String, String> environment = new HashMap<>(Production.environment());
        environment.put(
                "JAVA_TOOL_OPTIONS", "-Duser.language=ar -Duser.country=EG -Djava.net.preferIPv6Addresses=true");
        environment.put("HOME", "/nowhere");
        try (HitchProcess service = HitchProcess.start(environment)) {
            String token = Tokens.of(Tokens.newClient());
            JsonPath link = mint(service, token);
            String qr = service.url() + "/tsp/v1/link/short/" + link.getString("id") + "/qr";
            String svg = given().auth().oauth2(token).get(qr + "?size=512").asString();
            assertThat(svg).contains("width=\"512\"");
            BufferedImage png = ImageIO.read(new ByteArrayInputStream(
                    given().auth().oauth2(token).get(qr + "?format=png").asByteArray()));
            assertThat(read(png)).isEqualTo(link.getString("url"));
            assertThat(given().get(service.url() + "/link/theme.css?c=1f5fbf&r=10")
                            .asString())
                    .contains("--radius: 10px");
            service.terminate();
            service.awaitEnd();
            assertThat(service.output()).contains("stopped in").doesNotContain("\"level\":\"WARN\"");
            assertThat(svg + service.output()).doesNotContainPattern("[\\p{Nd}&&[^0-9]]");
        }
    }

    private static String read(BufferedImage png) throws Exception {
        int[] pixels = png.getRGB(0, 0, png.getWidth(), png.getHeight(), null, 0, png.getWidth());
        return new QRCodeReader()
                .decode(new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(png.getWidth(), png.getHeight(), pixels))))
                .getText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void onASchemaOfALaterVersionItStartsAndSaysSoOnce(String migrates) throws SQLException {
        Map<String, String> environment = new HashMap<>(Production.environment());
        String url = environment.get("DATABASE_URL");
        assertThat(HitchProcess.run(environment, "migrate").exitStatus()).isZero();
        update(url, """
                INSERT INTO flyway_schema_history
                SELECT max(installed_rank) + 1, '9999', 'later', 'SQL', 'V9999__later.sql', 1, 'later', now(), 1, true
                FROM flyway_schema_history""");
        update(url, "ALTER TABLE connection ADD COLUMN later text");
        environment.put("QUARKUS_FLYWAY_MIGRATE_AT_START", migrates);
        try (HitchProcess service = HitchProcess.start(environment)) {
            mint(service, Tokens.of(Tokens.newClient()));
            assertThat(service.output().lines().filter(line -> line.contains("\"level\":\"WARN\"")))
                    .singleElement()
                    .asString()
                    .contains("9999", "newer than");
        }
        assertThat(HitchProcess.run(environment, "migrate").exitStatus()).isZero();
    }

    @Test
    void aSchemaThatOtherMigrationsMadeIsRefused() throws SQLException {
        Map<String, String> environment = Production.environment();
        assertThat(HitchProcess.run(environment, "migrate").exitStatus()).isZero();
        update(environment.get("DATABASE_URL"), "UPDATE flyway_schema_history SET checksum = 7 WHERE version = '3'");
        HitchProcess ended = HitchProcess.run(environment);
        assertThat(ended.exitStatus()).isEqualTo(1);
        assertThat(ended.output().lines().filter(line -> !line.startsWith("{")))
                .singleElement()
                .asString()
                .contains("was not made by the migrations of this version", "checksum mismatch", "version 3")
                .doesNotContain("repair");
    }

    @Test
    void aDatabaseThatHoldsOtherThingsIsRefusedInOneLine() throws SQLException {
        Map<String, String> environment = Production.environment();
        update(environment.get("DATABASE_URL"), "CREATE TABLE other (x int)");
        HitchProcess ended = HitchProcess.run(environment);
        assertThat(ended.exitStatus()).isEqualTo(1);
        assertThat(ended.output().lines().filter(line -> !line.startsWith("{")))
                .singleElement()
                .asString()
                .contains("give Hitch a database of its own")
                .doesNotContain("aseline");
        assertThat(ended.output()).doesNotContain("\"level\":\"ERROR\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"migrate", "reseal"})
    void aCommandThatCannotStartSaysWhatTheServerSaid(String command) {
        Map<String, String> environment = new HashMap<>(Production.environment());
        environment.put("DATABASE_URL", environment.get("DATABASE_URL").replaceFirst("/it_[0-9a-f]+", "/nowhere"));
        HitchProcess ended = HitchProcess.run(environment, command);
        assertThat(ended.exitStatus()).isEqualTo(1);
        assertThat(ended.output().lines().filter(line -> !line.startsWith("{")))
                .singleElement()
                .asString()
                .contains("localhost:", "/nowhere", "database \"nowhere\" does not exist", "3D000");
    }

    @Test
    void aDatabaseUrlThatCannotBeUsedIsOneLine() {
        Map<String, String> environment = new HashMap<>(Production.environment());
        environment.put("DATABASE_URL", "postgresql://u:hunter2%zz@localhost/db?sslmode=no-verify");
        HitchProcess ended = HitchProcess.run(environment);
        assertThat(ended.exitStatus()).isEqualTo(1);
        assertThat(ended.output())
                .startsWith("DATABASE_URL ")
                .contains("%25")
                .doesNotContain("hunter2")
                .hasLineCount(1);
    }

    @Test
    void withoutAPlaceForTemporaryFilesItSaysSoInOneLine() {
        Map<String, String> environment = new HashMap<>(Production.environment());
        environment.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=/proc/nowhere");
        HitchProcess ended = HitchProcess.run(environment);
        assertThat(ended.exitStatus()).isEqualTo(1);
        assertThat(ended.output().lines().filter(line -> !line.startsWith("Picked up")))
                .singleElement()
                .asString()
                .contains("temporary files", "/proc/nowhere", "cannot be written");
    }

    private static JsonPath mint(HitchProcess service, String token) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("{}")
                .post(service.url() + "/tsp/v1/link/short")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static void update(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(Production.jdbc(url), "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
