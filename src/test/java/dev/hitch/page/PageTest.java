package dev.hitch.page;

import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.hitch.page.Brand.Contact;
import dev.hitch.page.Brand.Logo;
import dev.hitch.page.theme.Theme;
import dev.hitch.page.words.Language;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class PageTest {

    @Test
    void whatOthersWroteIsTextEverywhere() {
        String html =
                given().get("/samples/hostile").then().statusCode(200).extract().asString();
        assertThat(html)
                .doesNotContain("<script>alert")
                .doesNotContain("<b onmouseover")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("{app}&amp;amp;");
        // Escaped once, not twice.
        assertThat(html).doesNotContain("&amp;lt;");
    }

    @Test
    void browserIsAskedForItsLanguage() {
        given().header("Accept-Language", "fr-CA, en;q=0.5")
                .get("/samples/choose")
                .then()
                .body(containsString("<html lang=\"fr\">"), containsString("Quel est votre fournisseur"));
        given().header("Accept-Language", "fr-CA, en;q=0.5")
                .get("/samples/choose?lang=es")
                .then()
                .body(containsString("<html lang=\"es\">"), containsString("¿Qué proveedor"));
    }

    /** Without reflection, as all templates here: see {@link dev.hitch.testing.NoTemplateReflection}. */
    @ParameterizedTest
    @EnumSource
    void everyPageIsThereInEveryLanguage(Language language) {
        SamplePages.names().forEach(name -> given().get("/samples/" + name + "?lang=" + language.tag())
                .then()
                .statusCode(200)
                .body(containsString("<html lang=\"" + language.tag() + "\">"), containsString("</html>")));
    }

    @Test
    void pagesHoldNothingThatTheirPolicyForbids() {
        SamplePages.names().forEach(name -> {
            String html = given().get("/samples/" + name).asString();
            assertThat(html).as(name).doesNotContain("style=", "<style", " onclick", "javascript:");
            assertThat(html.split("<script")).as("scripts of %s", name).hasSize(2);
        });
    }

    @Test
    void headersNameWhoMayFrameAndWhereTheFormLeads() {
        Brand brand = new Brand(
                "Acme",
                new Logo("https://cdn.acme.example/logo.png?a=1", "https://dark.acme.example/"),
                null,
                null,
                Theme.DEFAULT,
                new Contact(null, null, null, null));
        Layout layout = new Layout(Language.ENGLISH, brand, "/", List.of("https://app.acme.example"));
        assertThat(PageHeaders.of(layout, "https://www.acme.example:8443/back?x=y"))
                .containsEntry(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' https://cdn.acme.example https://dark.acme.example;"
                                + " frame-ancestors https://app.acme.example; base-uri 'none'")
                .doesNotContainKey("Cross-Origin-Opener-Policy")
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("Referrer-Policy", "no-referrer");
        Layout anonymous = Layout.anonymous(Language.ENGLISH, "/");
        assertThat(PageHeaders.of(anonymous, null))
                .containsEntry("Cross-Origin-Opener-Policy", "same-origin")
                .hasEntrySatisfying("Content-Security-Policy", policy -> assertThat(policy)
                        .contains("frame-ancestors 'none'; base-uri 'none'; form-action 'self'"));
        // A window that the application has opened stays known to it.
        assertThat(PageHeaders.of(anonymous, "https://app.acme.example/"))
                .doesNotContainKey("Cross-Origin-Opener-Policy");
    }

    @Test
    void filesAreServedUnderTheirVersion() {
        String html = given().get("/samples/choose").asString();
        String style = html.replaceAll("(?s).*href=\"(/link/link.css[^\"]*)\".*", "$1");
        assertThat(style).matches("/link/link\\.css\\?v=[0-9a-f]{8}");
        String forAYear = "public, max-age=31536000, immutable";
        given().get(style)
                .then()
                .statusCode(200)
                .contentType(equalTo("text/css;charset=UTF-8"))
                .header("Cache-Control", forAYear);
        // Edge has an eye of its own in masked fields, beside ours.
        given().get(style).then().body(containsString("::-ms-reveal {\n  display: none;"));
        given().get(style.replace(".css", ".js")).then().statusCode(200).header("Cache-Control", forAYear);
        // Of another version, which may run beside this one.
        given().get("/link/link.css?v=00000000").then().statusCode(200).header("Cache-Control", "no-cache");
        given().get("/link/link.css").then().statusCode(200).header("Cache-Control", "no-cache");
    }

    /** BREACH: see the decision on compression in {@code src/docs/decisions.md}. */
    @Test
    void styleAndScriptAreCompressedAndPagesAreNot() {
        for (String file : List.of("/link/link.css", "/link/link.js", "/link/theme.css?c=0a7d3c&r=12")) {
            assertThat(encoding(file)).as(file).isEqualTo("gzip");
        }
        for (String page : List.of("/samples/form", "/samples/choose?q=form", "/samples/done", "/tsp/v1/providers")) {
            assertThat(encoding(page)).as(page).isIn(null, "identity");
        }
    }

    private static String encoding(String address) {
        return given().config(RestAssured.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .header("Accept-Encoding", "gzip, deflate")
                .get(address)
                .header("Content-Encoding");
    }
}
