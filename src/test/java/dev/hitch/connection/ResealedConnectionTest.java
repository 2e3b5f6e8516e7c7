package dev.hitch.connection;

import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import org.junit.jupiter.api.Test;

import dev.hitch.testing.Api;
import dev.hitch.testing.Database;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class ResealedConnectionTest {

    private final Api api = Api.newApplication();

    @Inject
    ConnectionRepository connections;

    @Test
    void aChangeThatBeganBeforeASecretWasResealedDoesNotBringTheOldBoxBack() throws Throwable {
        String id = api.connect("x", "").extract().path("id");
        VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(() -> connections
                .findById(id)
                .invoke(read -> {
                    Database.update(
                            "UPDATE connection SET token_key_id = 'new', token_box = '\\x01', credentials_key_id = 'new',"
                                    + " credentials_box = '\\x02' WHERE id = ?",
                            id);
                    read.company = new Company("changed", List.of());
                })
                .call(connections::flush)));
        assertThat(Database.select(
                        "SELECT concat_ws(' ', company->>'name', token_key_id, token_box, credentials_key_id, credentials_box)"
                                + " FROM connection WHERE id = ?",
                        id))
                .containsExactly("changed new \\x01 new \\x02");
        Database.update("DELETE FROM connection WHERE id = ?", id);
    }
}
