package dev.hitch.link;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.testing.Api;
import dev.hitch.testing.Browser;
import dev.hitch.testing.Browser.Visitor;
import dev.hitch.testing.Eventually;
import dev.hitch.testing.Firefox;
import dev.hitch.testing.HostServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** That the page of the application itself, in a browser, reads the token at whatever address it has. */
@QuarkusTest
@Tag(Browser.TAG)
class RedirectUrlBrowserTest {

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final String CALLBACK = """
            <!DOCTYPE html><title>-</title><script>
            const given = new URLSearchParams(location.search);
            document.title = given.get('x') + ' ' + given.get('state') + ' ' + given.getAll('token');
            </script>""";

    private final Api api = Api.newApplication();
    private final HostServer site =
            HostServer.serving(Map.of("/日本", CALLBACK, "/größe", CALLBACK, "/a b", CALLBACK, "/", CALLBACK));
    private final String port = site.origin().substring(site.origin().lastIndexOf(':'));

    @AfterEach
    void closeSite() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:PORT/日本?x=é",
                "127.0.0.1:PORT/größe?x=é#ü",
                "127.0.0.1:PORT/gr%C3%B6%C3%9Fe?x=%C3%A9&",
                "127.0.0.1:PORT/a b?x=é&p=50%",
                "bücher.localhost:PORT/日本?x=é",
                "my_app.localhost:PORT/日本?x=é",
                "app.localhost:PORT?x=é",
            })
    void inChromium(String callback) {
        try (Visitor visitor = BROWSER.visitor(390, 780)) {
            Page page = visitor.page();
            page.navigate(mint(callback));
            page.locator("#field-username").fill("fleet-" + UUID.randomUUID());
            page.locator("#field-password").fill("secret");
            page.locator("button[value=connect]").click();
            exchange(Eventually.see(() -> title(page), title -> title.contains("pub_tkn_")));
        }
    }

    // While it is on its way to the next page it has no title.
    private static String title(Page page) {
        try {
            return page.title();
        } catch (com.microsoft.playwright.PlaywrightException leaving) {
            return "";
        }
    }

    @Test
    @EnabledIf("dev.hitch.testing.Firefox#installed")
    void inFirefox(@TempDir Path profile) throws IOException {
        try (Firefox firefox = Firefox.start(profile)) {
            for (String callback : new String[] {
                "127.0.0.1:PORT/日本?x=é", "bücher.localhost:PORT/größe?x=é#ü", "my_app.localhost:PORT/a b?x=é"
            }) {
                firefox.open(mint(callback));
                firefox.says("document.getElementById('field-username').value = 'fleet-" + UUID.randomUUID() + "'");
                firefox.says("document.getElementById('field-password').value = 'secret'");
                firefox.says("document.querySelector('button[value=connect]').click()");
                exchange(Eventually.see(() -> firefox.says("document.title"), title -> title.contains("pub_tkn_")));
            }
        }
    }

    private String mint(String callback) {
        return api.mint(new JsonObject()
                        .put("provider", "sandbox")
                        .put("redirectUrl", "http://" + callback.replace(":PORT", port))
                        .encode())
                .statusCode(201)
                .extract()
                .path("url");
    }

    private void exchange(String title) {
        assertThat(title).matches("é null pub_tkn_\\w{32}");
        api.post("/tsp/v1/public-token/exchange", "{\"publicToken\":\"" + title.substring(title.indexOf("pub")) + "\"}")
                .statusCode(200)
                .body("status", equalTo("connected"));
    }
}
