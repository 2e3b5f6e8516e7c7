package dev.hitch.development;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.List;
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
 * In development mode: creates an application called demo and the template of the documented example, and says where to
 * begin.
 */
@ApplicationScoped
@IfBuildProfile("dev")
class DemoData {

    /** In browsers the name of the application. */
    static final String PUBLISHABLE_KEY = "pk_demodemodemodemodemodemodemodemo";

    private static final String CLIENT = "demo";
    private static final String TEMPLATE = "ltp_01HXQ4YK8V2X0X0X0X0X0X0X0X";

    private static final String APPLICATION = """
            INSERT INTO application (id, issuer, client_id, name, publishable_key, created_at, updated_at)
            VALUES ('app_01HXQ4YK8V2X0X0X0X0X0X0X0X', $1, $2, 'Demo', $3, now(), now())
            ON CONFLICT DO NOTHING
            """;

    private static final String LINK_TEMPLATE = """
            INSERT INTO link_template (id, application_id, name, created_at, updated_at)
            SELECT $3, id, 'Demo', now(), now() FROM application WHERE issuer = $1 AND client_id = $2
            ON CONFLICT DO NOTHING
            """;

    // The development page shows Link in a frame.
    private static final String FRAME = """
            UPDATE application SET embed_origins = embed_origins || ARRAY[$3]
            WHERE issuer = $1 AND client_id = $2 AND NOT embed_origins @> ARRAY[$3]
            """;

    private static final String EXPIRE = """
            UPDATE short_link SET created_at = now() - interval '2 days', expires_at = now() - interval '1 day'
            WHERE code = $1
            """;

    private final Pool pool;
    private final PublicOrigins origins;

    DemoData(Pool pool, PublicOrigins origins) {
        this.pool = pool;
        this.origins = origins;
    }

    void prepare(@Observes StartupEvent started) {
        update(APPLICATION, Development.ISSUER, CLIENT, PUBLISHABLE_KEY);
        update(LINK_TEMPLATE, Development.ISSUER, CLIENT, TEMPLATE);
    }

    void invite(@ObservesAsync HttpServerStart listening) {
        update(FRAME, Development.ISSUER, CLIENT, origins.apiUrl());
        System.out.printf(Locale.ROOT, """

                Open %s

                Or mint a short link from here, then open its url:

                curl --request POST --url %s/tsp/v1/link/short --header 'Content-Type: application/json' \
                  --header 'Authorization: Bearer %s' \
                  --data '{"provider": "sandbox", "externalId": "fleet_456", "name": "Acme Logistics"}'

                """, origins.apiUrl(), origins.apiUrl(), token());
    }

    /** An access token of the demo application with every scope, for 90 days. */
    String token() {
        try {
            PrivateKey key = KeyUtils.decodePrivateKey(
                    Files.readString(Development.keys().privateKey()));
            return TokenCommand.sign(
                    key,
                    Development.ISSUER,
                    Development.AUDIENCE,
                    CLIENT,
                    String.join(" ", Scopes.ALL),
                    Duration.ofDays(90));
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** Lets the short link with this code expire, as if a year had passed. */
    void expire(String code) {
        update(EXPIRE, code);
    }

    private void update(String statement, Object... values) {
        pool.preparedQuery(statement)
                .execute(Tuple.from(List.of(values)))
                .await()
                .atMost(Duration.ofSeconds(30));
    }
}
