package dev.hitch.development;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerStart;
import io.smallrye.jwt.util.KeyUtils;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.hitch.application.Scopes;
import dev.hitch.application.token.TokenCommand;
import dev.hitch.origin.PublicOrigins;

/**
 * In development mode: creates an application called demo and the template of the documented example, and prints a
 * command to try.
 */
@ApplicationScoped
@IfBuildProfile("dev")
class DemoData {

    private static final String CLIENT = "demo";
    private static final String TEMPLATE = "ltp_01HXQ4YK8V2X0X0X0X0X0X0X0X";

    private static final String APPLICATION = """
            INSERT INTO application (id, issuer, client_id, name, publishable_key, created_at, updated_at)
            VALUES ('app_01HXQ4YK8V2X0X0X0X0X0X0X0X', $1, $2, 'Demo', 'pk_demodemodemodemodemodemodemodemo', now(), now())
            ON CONFLICT DO NOTHING
            """;

    private static final String LINK_TEMPLATE = """
            INSERT INTO link_template (id, application_id, name, created_at, updated_at)
            SELECT $3, id, 'Demo', now(), now() FROM application WHERE issuer = $1 AND client_id = $2
            ON CONFLICT DO NOTHING
            """;

    private final Pool pool;
    private final PublicOrigins origins;

    DemoData(Pool pool, PublicOrigins origins) {
        this.pool = pool;
        this.origins = origins;
    }

    void prepare(@Observes StartupEvent started) {
        Tuple names = Tuple.of(Development.ISSUER, CLIENT, TEMPLATE);
        pool.preparedQuery(APPLICATION)
                .execute(Tuple.of(Development.ISSUER, CLIENT))
                .chain(() -> pool.preparedQuery(LINK_TEMPLATE).execute(names))
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    void invite(@ObservesAsync HttpServerStart listening) throws IOException, GeneralSecurityException {
        PrivateKey key =
                KeyUtils.decodePrivateKey(Files.readString(Development.keys().privateKey()));
        String token = TokenCommand.sign(
                key,
                Development.ISSUER,
                Development.AUDIENCE,
                CLIENT,
                String.join(" ", Scopes.ALL),
                Duration.ofDays(90));
        System.out.printf(Locale.ROOT, """

                Hitch is listening. Mint a short link, then open its url:

                curl --request POST --url %s/tsp/v1/link/short --header 'Content-Type: application/json' \
                  --header 'Authorization: Bearer %s' \
                  --data '{"provider": "sandbox", "externalId": "fleet_456", "name": "Acme Logistics"}'

                API documentation: %s/q/swagger-ui

                """, origins.apiUrl(), token, origins.apiUrl());
    }
}
