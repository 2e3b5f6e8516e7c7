package dev.hitch.provider.samsara;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

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

/** Samsara: the organization that an API token belongs to. */
@ApplicationScoped
class SamsaraProvider implements Provider {

    private static final String API_KEY = "apiKey";

    // The former name of the field: callers still send it, and stored credentials contain it.
    private static final String API_TOKEN = "apiToken";

    // Samsara counts requests a second and says in fractions of one how long to wait; this is for when it does not.
    private static final Duration WAIT = Duration.ofSeconds(5);

    private final URI endpoint;
    private final ProviderHttp http;

    SamsaraProvider(SamsaraConfig config, ProviderHttp http) {
        this.endpoint = URI.create(WebUrl.ascii(config.url()).replaceFirst("/+$", "") + "/me");
        this.http = http;
    }

    @Override
    public String code() {
        return "samsara";
    }

    @Override
    public String name() {
        return "Samsara";
    }

    // Built from its documentation; no customer has used it yet.
    @Override
    public ProviderStatus status() {
        return ProviderStatus.BETA;
    }

    @Override
    public List<ProviderField> fields() {
        return List.of(new ProviderField(
                API_KEY,
                "API token",
                true,
                true,
                "An administrator makes one in Samsara under Settings, API Tokens, with read access to the organization's"
                        + " information."));
    }

    @Override
    public Map<String, String> formerNames() {
        return Map.of(API_TOKEN, API_KEY);
    }

    @Override
    public Uni<ProviderAccount> verify(Credentials credentials) {
        String token = credentials
                .get(API_TOKEN)
                .orElseGet(() -> credentials.require(API_KEY))
                .strip();
        return http.get(endpoint, Map.of("Authorization", "Bearer " + token)).map(SamsaraProvider::account);
    }

    // 401: mistyped, revoked, or of Samsara's other cloud: a European token is unknown to api.samsara.com. 403: the
    // token
    // lacks "Read Org Information". The body of an error is for people, and often no JSON.
    private static ProviderAccount account(ProviderAnswer answer) {
        JsonNode organization = answer.success(WAIT).path("data");
        String id = ProviderAnswer.text(organization.path("id"))
                .orElseThrow(() -> ProviderFailure.of(Kind.UNAVAILABLE, "named no organization"));
        String name = ProviderAnswer.text(organization.path("name")).orElse(null);
        List<String> dotNumbers = ProviderAnswer.text(
                        organization.path("carrierSettings").path("dotNumber"))
                .map(List::of)
                .orElse(List.of());
        return new ProviderAccount(id, name, null, dotNumbers);
    }
}
