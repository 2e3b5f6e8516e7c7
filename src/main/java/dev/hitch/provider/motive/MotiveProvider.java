package dev.hitch.provider.motive;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;

import dev.hitch.credential.Credentials;
import dev.hitch.origin.WebUrl;
import dev.hitch.provider.Provider;
import dev.hitch.provider.ProviderAccount;
import dev.hitch.provider.ProviderFailure;
import dev.hitch.provider.ProviderFailure.Kind;
import dev.hitch.provider.ProviderField;
import dev.hitch.provider.ProviderStatus;
import dev.hitch.provider.http.ProviderAnswer;
import dev.hitch.provider.http.ProviderHttp;

/** Motive: the company that an API key belongs to. */
@ApplicationScoped
class MotiveProvider implements Provider {

    private static final String API_KEY = "apiKey";

    // Motive documents no time to wait; its quotas are counted a minute.
    private static final Duration WAIT = Duration.ofSeconds(60);

    private final URI endpoint;
    private final ProviderHttp http;

    MotiveProvider(MotiveConfig config, ProviderHttp http) {
        this.endpoint = URI.create(WebUrl.ascii(config.url()).replaceFirst("/+$", "") + "/v1/companies");
        this.http = http;
    }

    @Override
    public String code() {
        return "motive";
    }

    @Override
    public String name() {
        return "Motive";
    }

    // Built from its documentation; no customer has used it yet.
    @Override
    public ProviderStatus status() {
        return ProviderStatus.BETA;
    }

    @Override
    public List<ProviderField> fields() {
        return List.of(
                new ProviderField(
                        API_KEY,
                        "API key",
                        true,
                        true,
                        "An administrator makes one in Motive under Admin, Developers, API Access, with access to the company."));
    }

    @Override
    public Uni<ProviderAccount> verify(Credentials credentials) {
        String key = credentials.require(API_KEY).strip();
        return http.get(endpoint, Map.of("X-Api-Key", key)).map(MotiveProvider::account);
    }

    // 401: mistyped, expired or revoked. 403: the key was made without access to the company. The body of an error is
    // for
    // people.
    private static ProviderAccount account(ProviderAnswer answer) {
        JsonNode company = company(answer.success(WAIT).path("companies"));
        // Not company_id, which the company may choose.
        String id = ProviderAnswer.text(company.path("id"))
                .orElseThrow(() -> ProviderFailure.of(Kind.UNAVAILABLE, "named no company"));
        String name = ProviderAnswer.text(company.path("name")).orElse(null);
        return new ProviderAccount(id, name, null, dotNumbers(company.path("dot_ids")));
    }

    private static JsonNode company(JsonNode companies) {
        if (companies.isArray() && companies.isEmpty()) {
            // The key is valid, but may not read the company.
            throw ProviderFailure.of(Kind.INSUFFICIENT_PERMISSIONS, "no company to be seen");
        }
        // A key belongs to one company.
        return companies.path(0).path("company");
    }

    private static List<String> dotNumbers(JsonNode ids) {
        return StreamSupport.stream(ids.spliterator(), false)
                .map(ProviderAnswer::text)
                .flatMap(Optional::stream)
                .toList();
    }
}
