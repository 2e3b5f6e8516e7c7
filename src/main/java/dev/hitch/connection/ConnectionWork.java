package dev.hitch.connection;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

/** What each replica does about connections without being asked. */
@ApplicationScoped
class ConnectionWork {

    private final Deletion deletion;
    private final CredentialReview review;

    ConnectionWork(Deletion deletion, CredentialReview review) {
        this.deletion = deletion;
        this.review = review;
    }

    @Scheduled(
            identity = "connection-deletion",
            every = "${hitch.connection.tick}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> delete() {
        return deletion.run();
    }

    @Scheduled(
            identity = "connection-check",
            every = "${hitch.connection.tick}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> check() {
        return review.run();
    }
}
