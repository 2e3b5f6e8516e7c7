package dev.hitch.postgres;

import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.jboss.logging.Logger;

/**
 * Logs at the start if a later version has migrated the schema, as during a roll-out and after a roll-back. If this
 * start migrates, Flyway logs it.
 */
@ApplicationScoped
class NewerSchema {

    private static final Logger LOG = Logger.getLogger(NewerSchema.class);

    private final Flyway flyway;
    private final boolean migrated;

    NewerSchema(Flyway flyway, @ConfigProperty(name = "quarkus.flyway.migrate-at-start") boolean migrated) {
        this.flyway = flyway;
        this.migrated = migrated;
    }

    void tell(@Observes StartupEvent starting) {
        if (migrated) {
            return;
        }
        try {
            Stream.of(flyway.info().applied())
                    .filter(migration -> migration.getState().isApplied()
                            && !migration.getState().isResolved())
                    .map(MigrationInfo::getVersion)
                    .reduce((earlier, later) -> later)
                    .ifPresent(version -> LOG.warnf(
                            "The schema has the version %s, which is newer than this version of Hitch knows", version));
        } catch (FlywayException unreadable) {
            // The role of the service may not be allowed to read the migration history.
            LOG.infof("Whether the schema is newer cannot be read: %s", unreadable.getMessage());
        }
    }
}
