package dev.hitch.request;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.testing.Api;
import dev.hitch.testing.RawHttp;
import dev.hitch.testing.RawHttp.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** Which methods an address says that it takes, and which it takes. */
@QuarkusTest
class MethodsTest {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "PROPFIND");

    private final Api api = Api.newApplication();

    @TestHTTPResource
    URI root;

    private Answer send(String method, String path) {
        return RawHttp.send(
                root,
                method + " " + path,
                "Accept: application/json",
                "Authorization: Bearer " + api.token(),
                "Content-Type: application/json",
                "Content-Length: 0");
    }

    private static Set<String> allowed(Answer answer) {
        return new TreeSet<>(List.of(answer.header("Allow").split(", ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/zzzzzzzz",
                "/connection/conn_01",
                "/link/theme.css",
                "/tsp/v1/application",
                "/tsp/v1/link/short",
                "/tsp/v1/link/short/",
                "/tsp/v1/link/short/batch",
                "/tsp/v1/link/short/slk_1",
                "/tsp/v1/link/short/slk_1/qr",
                "/tsp/v1/link/templates",
                "/tsp/v1/connections",
                "/tsp/v1/connections/current",
                "/tsp/v1/public-token/exchange",
                "/tsp/v1/providers"
            })
    void allowIsTrue(String path) {
        Set<String> taken = new TreeSet<>();
        for (String method : METHODS) {
            Answer answer = send(method, path);
            if (answer.status() != 405) {
                taken.add(method);
            }
        }
        assertThat(taken).isNotEmpty().doesNotContain("PROPFIND");
        Answer options = send("OPTIONS", path);
        assertThat(options.status()).isEqualTo(204);
        assertThat(allowed(options)).isEqualTo(taken);
        for (String method : METHODS) {
            if (!taken.contains(method)) {
                Answer refused = send(method, path);
                assertThat(allowed(refused)).as(method).isEqualTo(taken);
                if (!method.equals("HEAD")) {
                    assertThat(refused.body()).contains("\"code\":\"method_not_allowed\"");
                }
            }
        }
    }

    @Test
    void aShortLinkIsOnlyRead() {
        Answer answer = RawHttp.send(root, "POST /zzzzzzzz", "Content-Length: 0");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tsp/v1/nothing",
                "/tsp/v1",
                "/tsp/v2/link/short",
                "/tsp/v1/link/short/a/b/c",
                "/nothing/here",
                "/tsp/v1/application/x"
            })
    void anUnknownAddressIsNotFoundByAnyMethod(String path) {
        for (String method : List.of("OPTIONS", "GET", "POST", "DELETE", "PROPFIND")) {
            Answer answer = RawHttp.send(root, method + " " + path, "Accept: application/json", "Content-Length: 0");
            assertThat(answer.status()).as(method).isEqualTo(404);
            assertThat(answer.body()).contains("\"code\":\"not_found\"");
            assertThat(answer.header("Allow")).isNull();
        }
    }
}
