package dev.hitch.connection;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

import dev.hitch.application.ApplicationId;
import dev.hitch.application.ApplicationService;
import dev.hitch.paging.PageRequest;

/** Lists connections. */
@ApplicationScoped
class ConnectionListService {

    private final ConnectionListRepository lists;
    private final ApplicationService applications;
    private final ConnectionSecrets secrets;

    ConnectionListService(ConnectionListRepository lists, ApplicationService applications, ConnectionSecrets secrets) {
        this.lists = lists;
        this.applications = applications;
        this.secrets = secrets;
    }

    /** The application's connections that {@code search} finds. */
    @WithSession
    Uni<List<Connected>> list(ApplicationId application, ConnectionSearch search, PageRequest page) {
        return applications.read(application).chain(owner -> lists.list(application, search, page)
                .map(found -> found.stream()
                        .map(row -> secrets.reveal(row, owner, false))
                        .toList()));
    }
}
