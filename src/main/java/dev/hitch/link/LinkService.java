package dev.hitch.link;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import dev.hitch.application.ApplicationId;
import dev.hitch.connection.Agreement;
import dev.hitch.connection.Connected;
import dev.hitch.connection.ConnectionId;
import dev.hitch.connection.ConnectionService;
import dev.hitch.shortlink.visit.VisitCounter;

/** Connects what was typed on Link, and makes the public token in the same transaction. */
@ApplicationScoped
class LinkService {

    private final ConnectionService connections;
    private final PublicTokenService tokens;
    private final LinkStepRepository steps;
    private final VisitCounter counter;
    private final Clock clock;

    LinkService(
            ConnectionService connections,
            PublicTokenService tokens,
            LinkStepRepository steps,
            VisitCounter counter,
            Clock clock) {
        this.connections = connections;
        this.tokens = tokens;
        this.steps = steps;
        this.counter = counter;
        this.clock = clock;
    }

    /** Connects, or signs in again. Fails as {@link ConnectionService} does, or with {@link Replayed}. */
    Uni<Handover> submit(LinkSession session, LinkState state, Map<String, String> credentials, Agreement agreement) {
        ApplicationId application = session.application().id();
        if (session.again().isPresent()) {
            return connections.reauthenticate(
                    application, session.again().get(), credentials, connected -> issue(application, connected));
        }
        return connections
                .connect(
                        application,
                        session.connection(credentials, agreement),
                        connected -> once(application, state, connected))
                .invoke(() -> session.shortCode().ifPresent(counter::completed))
                .onFailure(SentTwice.class)
                .recoverWithUni(twice -> again(application, state, ((SentTwice) twice).sourceId));
    }

    /** In the transaction of the connection, which fails where this step has made its connection before. */
    private Uni<Handover> once(ApplicationId application, LinkState state, Connected connected) {
        Instant now = clock.instant();
        return steps.sweep(now)
                .chain(() -> steps.take(state.hash(), connected.id(), now.plus(LinkState.VALIDITY)))
                .invoke(free -> {
                    if (!free) {
                        throw new SentTwice(connected.sourceId());
                    }
                })
                .chain(() -> issue(application, connected));
    }

    /**
     * The same account sent twice, as by a double click, gets a further token for the connection that the step has made: the
     * first one may be lost with its answer. Another account is refused: one step, one connection.
     */
    @WithTransaction
    Uni<Handover> again(ApplicationId application, LinkState state, String sourceId) {
        return steps.find(state.hash())
                .chain((ConnectionId id) -> connections.read(application, id))
                .invoke(made -> {
                    if (sourceId == null || !sourceId.equals(made.sourceId())) {
                        throw new Replayed();
                    }
                })
                .chain(made -> issue(application, made));
    }

    private Uni<Handover> issue(ApplicationId application, Connected connected) {
        return tokens.issue(application, connected.id()).map(token -> Handover.of(connected, token));
    }

    /** Undoes the transaction of a step that was sent twice. */
    private static final class SentTwice extends RuntimeException {

        private final String sourceId;

        private SentTwice(String sourceId) {
            super("sent twice", null, false, false);
            this.sourceId = sourceId;
        }
    }

    /** The step has made its connection, and these are the credentials of another account. */
    static final class Replayed extends RuntimeException {

        private Replayed() {
            super("replayed", null, false, false);
        }
    }
}
