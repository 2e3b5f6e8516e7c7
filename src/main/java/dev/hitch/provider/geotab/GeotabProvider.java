package dev.hitch.provider.geotab;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** MyGeotab: one {@code Authenticate} call a verification, never more. */
@ApplicationScoped
class GeotabProvider implements Provider {

    private static final String USERNAME = "username";
    private static final String PASSWORD = "password";
    static final String DATABASE = "database";

    private final URI endpoint;
    private final GeotabHosts hosts;
    private final ProviderHttp http;

    GeotabProvider(GeotabConfig config, ProviderHttp http) {
        this.endpoint = URI.create(WebUrl.ascii(config.url()).replaceFirst("/+$", "") + "/apiv1");
        this.hosts = GeotabHosts.around(endpoint.getHost());
        this.http = http;
    }

    @Override
    public String code() {
        return "geotab";
    }

    @Override
    public String name() {
        return "Geotab";
    }

    @Override
    public String portal() {
        return "MyGeotab";
    }

    @Override
    public ProviderStatus status() {
        return ProviderStatus.LIVE;
    }

    @Override
    public List<ProviderField> fields() {
        return List.of(
                new ProviderField(
                        USERNAME,
                        "Username",
                        false,
                        true,
                        "What you sign in to MyGeotab with, usually your e-mail address."),
                new ProviderField(
                        PASSWORD,
                        "Password",
                        true,
                        true,
                        "Your MyGeotab password. If your company signs in through another service, ask your administrator"
                                + " for a service account."),
                new ProviderField(
                        DATABASE,
                        "Database",
                        false,
                        false,
                        "The word after my.geotab.com/ in your browser when you are signed in. You can leave it empty if you"
                                + " use only one."));
    }

    @Override
    public Optional<String> meaning(String field, String typed) {
        return field.equals(DATABASE) ? GeotabDatabase.named(typed) : Optional.of(typed);
    }

    @Override
    public Uni<ProviderAccount> verify(Credentials credentials) {
        ObjectNode call = JsonNodeFactory.instance.objectNode();
        call.put("jsonrpc", "2.0").put("id", 1).put("method", "Authenticate");
        ObjectNode params = call.putObject("params");
        params.put("userName", credentials.require(USERNAME).strip());
        params.put("password", credentials.require(PASSWORD));
        credentials.get(DATABASE).ifPresent(database -> params.put("database", database.strip()));
        boolean databaseNamed = params.has(DATABASE);
        return http.post(endpoint, call).map(answer -> account(GeotabErrors.resultOf(answer, databaseNamed)));
    }

    private ProviderAccount account(JsonNode login) {
        if (!hosts.accept(login.path("path").asText(""))) {
            throw ProviderFailure.of(Kind.UNAVAILABLE, "pointed to a host outside its domain");
        }
        JsonNode credentials = login.path("credentials");
        String database = ProviderAnswer.text(credentials.path(DATABASE))
                .orElseThrow(() -> ProviderFailure.of(Kind.UNAVAILABLE, "named no database"));
        String user = ProviderAnswer.text(credentials.path("userName")).orElse(null);
        return new ProviderAccount(database, database, user, List.of());
    }
}
