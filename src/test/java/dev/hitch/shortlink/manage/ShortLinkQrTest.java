package dev.hitch.shortlink.manage;

import java.time.Duration;
import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.hitch.testing.Api;
import dev.hitch.testing.MutableClock;
import dev.hitch.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class ShortLinkQrTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    private final Api api = Api.newApplication();
    private String code;
    private String url;
    private String path;

    @BeforeEach
    void mint() {
        ValidatableResponse minted = api.mint("{}");
        code = minted.extract().path("code");
        url = minted.extract().path("url");
        path = "/tsp/v1/link/short/" + minted.extract().path("id") + "/qr";
    }

    @Test
    void theUsualPictureIsAnSvgOfTheFullUrl() {
        api.request()
                .get(path)
                .then()
                .statusCode(200)
                .contentType("image/svg+xml")
                .header("Content-Disposition", "inline; filename=\"" + code + ".svg\"")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .body(containsString("<title>" + url + "</title>"), containsString("width=\"512\""));
    }

    @ParameterizedTest
    @CsvSource({
        "'', image/png, image/png",
        "'', 'image/svg+xml;q=0.1, image/png', image/png",
        "'', 'text/html,image/*;q=0.9', image/svg+xml",
        "'', '*/*', image/svg+xml",
        "?format=png, '*/*', image/png",
        "?format=png, image/svg+xml, image/png",
        "?format=svg, image/png, image/svg+xml"
    })
    void theParameterDecidesElseTheAcceptHeader(String query, String accept, String type) {
        byte[] body = api.request()
                .accept(accept)
                .get(path + query)
                .then()
                .statusCode(200)
                .contentType(type)
                .extract()
                .asByteArray();
        assertThat(body.length > 4 && List.of(body[0], body[1]).equals(List.of(PNG[0], PNG[1])))
                .isEqualTo(type.equals("image/png"));
    }

    @Test
    void theSizeIsInPixels() {
        byte[] png = api.request().get(path + "?format=png&size=2048").asByteArray();
        // Width and height in the header of the file.
        assertThat(png[18] * 256 + png[19]).isEqualTo(2048);
        assertThat(png[22] * 256 + png[23]).isEqualTo(2048);
        api.request().get(path + "?size=128").then().body(containsString("width=\"128\" height=\"128\""));
    }

    @ParameterizedTest
    @CsvSource({
        "format=gif, format",
        "format=PNG, format",
        "size=127, size",
        "size=2049, size",
        "size=0x200, size",
        "size=99999999999, size",
        "size=, size",
        "colour=red, colour",
        "limit=1, limit",
        "size=200&size=300, size"
    })
    void aQueryThatIsWrongIsRefusedByName(String query, String member) {
        api.request()
                .get(path + "?" + query)
                .then()
                .statusCode(400)
                .contentType("application/json")
                .body("detail.path", equalTo(List.of("{requestQuery}." + member)));
    }

    @Test
    void whoAcceptsNeitherIsToldSo() {
        api.request()
                .accept("application/json")
                .get(path)
                .then()
                .statusCode(406)
                .body("code", equalTo("not_acceptable"));
    }

    @Test
    void aLinkThatIsOverHasNoCodeToPrint() {
        MutableClock.ahead(Duration.ofDays(367), () -> new Api(api.client(), Tokens.of(api.client()))
                .request()
                .get(path)
                .then()
                .statusCode(410)
                .body("code", equalTo("gone")));
        api.request().delete(path.replace("/qr", "")).then().statusCode(204);
        api.request().get(path).then().statusCode(410).body("code", equalTo("gone"));
    }

    @ParameterizedTest
    @CsvSource({
        "?format=png, application/json, 200, image/png",
        "?format=svg, application/json, 200, image/svg+xml",
        "?format=png, text/plain, 200, image/png",
        "?format=svg, 'image/png, application/json', 200, image/svg+xml",
        "'', application/json, 406, application/json",
        "'', 'application/json, image/*', 200, image/svg+xml"
    })
    void whereTheFormatIsSaidTheAcceptHeaderIsNotAsked(String query, String accept, int status, String type) {
        api.request()
                .header("Accept", accept)
                .get(path + query)
                .then()
                .statusCode(status)
                .contentType(type);
    }
}
