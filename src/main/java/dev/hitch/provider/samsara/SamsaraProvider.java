package dev.hitch.provider.samsara;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

/**
 * Samsara: the organization that an API token belongs to. It has two clouds that know nothing of each other's tokens;
 * which one opened the account is remembered with the token.
 */
@ApplicationScoped
class SamsaraProvider implements Provider {

    private static final String API_KEY = "apiKey";

    // The former name of the field: callers still send it, and stored credentials contain it.
    private static final String API_TOKEN = "apiToken";

    // Samsara counts requests a second and says in fractions of one how long to wait; this is for when it does not.
    private static final Duration WAIT = Duration.ofSeconds(5);

    private static final String AMERICA = "https://api.samsara.com";
    private static final String EUROPE = "https://api.eu.samsara.com";

    // What is remembered where the European cloud opened the account; without it the other one is asked first.
    private static final String CLOUD = "cloud";
    private static final String EU = "eu";

    private final URI first;
    private final Optional<URI> europe;
    private final ProviderHttp http;

    SamsaraProvider(SamsaraConfig config, ProviderHttp http) {
        this.first = endpoint(config.url());
        this.europe = config.euUrl()
                .or(() -> Optional.of(EUROPE).filter(eu -> config.url().equals(AMERICA)))
                .map(SamsaraProvider::endpoint)
                .filter(eu -> !eu.equals(first));
        this.http = http;
    }

    private static URI endpoint(String url) {
        return URI.create(WebUrl.ascii(url).replaceFirst("/+$", "") + "/me");
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
        if (europe.isEmpty()) {
            return ask(first, token, Map.of());
        }
        Uni<ProviderAccount> inAmerica = ask(first, token, Map.of());
        Uni<ProviderAccount> inEurope = ask(europe.get(), token, Map.of(CLOUD, EU));
        return credentials.get(CLOUD).filter(EU::equals).isPresent()
                ? either(inEurope, inAmerica)
                : either(inAmerica, inEurope);
    }

    private static Uni<ProviderAccount> either(Uni<ProviderAccount> likely, Uni<ProviderAccount> other) {
        return likely.onFailure(SamsaraProvider::unknownToken).recoverWithUni(() -> other);
    }

    private static boolean unknownToken(Throwable failure) {
        return failure instanceof ProviderFailure told && told.kind() == Kind.INVALID_CREDENTIALS;
    }

    private Uni<ProviderAccount> ask(URI cloud, String token, Map<String, String> remembered) {
        return http.get(cloud, Map.of("Authorization", "Bearer " + token)).map(answer -> account(answer, remembered));
    }

    // 401: mistyped, revoked, or of the other cloud. 403: the token lacks "Read Org Information". The body of an
    // error is for people, and often no JSON.
    private static ProviderAccount account(ProviderAnswer answer, Map<String, String> remembered) {
        JsonNode organization = answer.success(WAIT).path("data");
        String id = ProviderAnswer.text(organization.path("id"))
                .orElseThrow(() -> ProviderFailure.of(Kind.UNAVAILABLE, "named no organization"));
        String name = ProviderAnswer.text(organization.path("name")).orElse(null);
        List<String> dotNumbers = ProviderAnswer.text(
                        organization.path("carrierSettings").path("dotNumber"))
                .map(List::of)
                .orElse(List.of());
        return new ProviderAccount(id, name, null, dotNumbers, remembered);
    }
}
