package dev.hitch.page.theme;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class ThemeResourceTest {

    @Test
    void themeIsAStyleSheetToKeep() {
        given().get("/link/theme.css?c=0a7d3c&r=12")
                .then()
                .statusCode(200)
                .contentType(equalTo("text/css;charset=UTF-8"))
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .body(containsString("--brand: #0a7d3c;"), containsString("--radius: 12px;"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x=y",
                "c=0a7d3c",
                "r=12",
                "c=0A7D3C&r=12",
                "c=0a7d3&r=12",
                "c=red&r=12",
                "c=0a7d3c%7D&r=12",
                "c=0a7d3c&r=33",
                "c=0a7d3c&r=012",
                "c=0a7d3c&r=-1",
                "c=0a7d3c&r=1e1"
            })
    void anythingElseIsRefused(String query) {
        given().get("/link/theme.css?" + query).then().statusCode(400).contentType("application/json");
    }
}
