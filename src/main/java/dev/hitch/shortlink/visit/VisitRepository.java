package dev.hitch.shortlink.visit;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.hitch.application.ApplicationId;
import dev.hitch.json.StoredJson;
import dev.hitch.shortlink.LinkParameters;
import dev.hitch.shortlink.ShortCode;
import dev.hitch.shortlink.visit.VisitService.Opened;
import dev.hitch.shortlink.visit.VisitService.Visit;

/** Reads links by their code. Without an application: a visitor does not know whose code it is. */
@ApplicationScoped
class VisitRepository {

    private static final String FIND = "SELECT code, expires_at, revoked_at FROM short_link WHERE code = ANY ($1)";

    private static final String READ = """
            SELECT expires_at, revoked_at, application_id, parameters::text AS parameters FROM short_link WHERE code = $1
            """;

    private final Pool pool;

    VisitRepository(Pool pool) {
        this.pool = pool;
    }

    /** What a redirect has to know of the links with these codes, by code; without those that there are none of. */
    Uni<Map<String, Visit>> find(Collection<String> codes) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.tuple().addArrayOfString(codes.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Visit> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getString("code"), visit(row)));
                    return found;
                });
    }

    /** The link with this code, or a null item where there is none. */
    Uni<Opened> read(ShortCode code) {
        return pool.preparedQuery(READ).execute(Tuple.of(code.value())).map(rows -> {
            Row row = first(rows);
            return row == null
                    ? null
                    : new Opened(
                            visit(row),
                            new ApplicationId(row.getString("application_id")),
                            StoredJson.read(row.getString("parameters"), LinkParameters.class));
        });
    }

    private static Row first(RowSet<Row> rows) {
        return rows.size() == 0 ? null : rows.iterator().next();
    }

    private static Visit visit(Row row) {
        return new Visit(row.getOffsetDateTime("expires_at").toInstant(), row.getOffsetDateTime("revoked_at") != null);
    }
}
