package dev.hitch.provider.http;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

import dev.hitch.provider.ProviderFailure;
import dev.hitch.provider.ProviderFailure.Kind;

/** Calls providers over HTTP, within the limits that the package describes. */
@ApplicationScoped
public class ProviderHttp {

    // RFC 9110 allows more, but no vendor's token needs it; a line break would add a header.
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7E]*");

    private final HttpClient client;
    private final ProviderHttpConfig config;
    private final Clock clock;

    /** With the limits of {@code config}; {@code clock} tells how far away a date in {@code Retry-After} is. */
    public ProviderHttp(Vertx vertx, ProviderHttpConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
                .setMaxPoolSize(config.connections())
                // Calls are rare and not retried: a kept connection may be closed by the provider at that moment.
                .setKeepAlive(false)
                .setVerifyHost(true)
                .setTrustAll(false)
                .setMetricsName("provider"));
    }

    /**
     * Sends {@code body} as JSON.
     *
     * @return the answer, whatever its status; fails with {@link Kind#UNREACHABLE} where no connection can be opened,
     *     and with {@link Kind#UNAVAILABLE} where there is no answer, or one above the size limit
     */
    public Uni<ProviderAnswer> post(URI url, JsonNode body) {
        RequestOptions options =
                options(HttpMethod.POST, url).putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8");
        return exchange(options, Buffer.buffer(body.toString()));
    }

    /**
     * Reads {@code url} with a credential in {@code headers}.
     *
     * @return the answer, whatever its status; fails as {@link #post} does, and with {@link Kind#INVALID_CREDENTIALS}
     *     where no header can carry the credential
     */
    public Uni<ProviderAnswer> get(URI url, Map<String, String> headers) {
        RequestOptions options = options(HttpMethod.GET, url);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (!HEADER_VALUE.matcher(header.getValue()).matches()) {
                return Uni.createFrom()
                        .failure(ProviderFailure.of(
                                Kind.INVALID_CREDENTIALS, "has characters that no header can carry"));
            }
            options.putHeader(header.getKey(), header.getValue());
        }
        return exchange(options, Buffer.buffer());
    }

    private static RequestOptions options(HttpMethod method, URI url) {
        return new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(url.toString())
                .setFollowRedirects(false)
                .putHeader(HttpHeaders.ACCEPT, "application/json")
                .putHeader(HttpHeaders.USER_AGENT, "Hitch");
    }

    private Uni<ProviderAnswer> exchange(RequestOptions options, Buffer body) {
        return Uni.createFrom().emitter(emitter -> new ProviderExchange(emitter, config.maxAnswerBytes(), clock)
                .start(client, options, body));
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
