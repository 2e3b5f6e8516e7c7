package dev.hitch.request;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.testing.Api;
import dev.hitch.testing.RawHttp;
import dev.hitch.testing.RawHttp.Answer;
import dev.hitch.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

/** The token and the form of the body, as clients of the API really send them. */
@QuarkusTest
class ApiHeadersTest {

    private static final byte[] BODY = "{\"name\":\"größe\"}".getBytes(StandardCharsets.UTF_8);

    private final Api api = Api.newApplication();

    @TestHTTPResource
    URI root;

    private Answer application(String... headers) {
        return RawHttp.send(root, "GET /tsp/v1/application", headers);
    }

    private Answer mint(byte[] body, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Authorization: Bearer " + api.token();
        all[1] = "Content-Type: application/json";
        return RawHttp.post(root, "/tsp/v1/link/short", body, all);
    }

    @Test
    void aTokenMayBeLongAndALongerHeadIsNotRead() {
        for (int length : new int[] {16_500, 24_000, 32_000}) {
            assertThat(application("Authorization: Bearer " + "x".repeat(length))
                            .status())
                    .as("%s", length)
                    .isEqualTo(401);
        }
        assertThat(application("Authorization: Bearer " + "x".repeat(33_000)).status())
                .isEqualTo(431);
        assertThat(application("Cookie: a=" + "x".repeat(60_000)).status()).isEqualTo(431);
    }

    @Test
    void aTokenThatWasSentIsSaidToBeInvalid() {
        Instant now = Instant.now();
        String expired = Tokens.sign(Tokens.claims(Tokens.newClient(), Tokens.ALL)
                .issuedAt(now.minusSeconds(3600))
                .expiresAt(now.minusSeconds(1800)));
        for (String token : new String[] {expired, "garbage", "a.b.c", "  garbage"}) {
            Answer answer = application("Authorization: Bearer " + token);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).matches("Bearer realm=\"hitch\", error=\"invalid_token\".*");
            assertThat(answer.body()).contains("\"code\":\"unauthorized\"");
        }
    }

    @Test
    void whereNoneWasSentTheChallengeNamesNoError() {
        for (String header :
                new String[] {"X-Nothing: x", "Authorization: Basic YTpi", "Authorization: Bearer", "Authorization: "
                }) {
            Answer answer = application(header);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"hitch\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer %s", "Bearer  %s", "bearer    %s", "BEARER %s", "Bearer \t %s", "Bearer %s  "})
    void blanksAndCaseBeforeATokenMeanNothing(String form) {
        assertThat(application("Authorization: " + form.formatted(api.token())).status())
                .isEqualTo(200);
    }

    @Test
    void aCompressedBodyIsRefusedByItsCoding() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(BODY);
        }
        isUnsupported(mint(zipped.toByteArray(), "Content-Encoding: gzip"));
        isUnsupported(mint(zipped.toByteArray()));
        for (String coding : new String[] {"br", "gzip", "identity, gzip", "zstd", "aws-chunked"}) {
            isUnsupported(mint(BODY, "Content-Encoding: " + coding));
        }
        for (String coding : new String[] {"identity", "Identity", "", ","}) {
            assertThat(mint(BODY, "Content-Encoding: " + coding).status()).isBetween(200, 201);
        }
        assertThat(application("Authorization: Bearer " + api.token(), "Content-Encoding: br")
                        .status())
                .isEqualTo(200);
    }

    private static void isUnsupported(Answer answer) {
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.header("Accept-Encoding")).isEqualTo("identity");
        assertThat(answer.body()).contains("\"code\":\"unsupported_media_type\"", "detail");
    }

    @Test
    void aByteOrderMarkIsSkipped() {
        assertThat(mint(("\uFEFF" + "{\"name\":\"größe\"}").getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(201);
        assertThat(mint(BODY).status()).isEqualTo(200);
        assertThat(mint("\uFEFF\uFEFF{}".getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(400);
        assertThat(mint("\uFEFF".getBytes(StandardCharsets.UTF_8)).body()).contains("send at least {}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "ISO-8859-1"})
    void anotherEncodingIsNamed(String charset) {
        Answer answer = mint("{\"name\":\"größe\"}".getBytes(java.nio.charset.Charset.forName(charset)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"path\":\"{requestBody}\"", "must be UTF-8");
    }
}
