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

/** Connects what was typed on Link, and makes the public token in the same transaction. */
@ApplicationScoped
class LinkService {

    private final ConnectionService connections;
    private final PublicTokenService tokens;
    private final LinkStepRepository steps;
    private final Clock clock;

    LinkService(ConnectionService connections, PublicTokenService tokens, LinkStepRepository steps, Clock clock) {
        this.connections = connections;
        this.tokens = tokens;
        this.steps = steps;
        this.clock = clock;
    }

    /** Connects, or signs in again. Fails as {@link ConnectionService} does. */
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
                .onFailure(SentTwice.class)
                .recoverWithUni(twice -> again(application, ((SentTwice) twice).step));
    }

    /** In the transaction of the connection, which fails where this step has made another one of the same account. */
    private Uni<Handover> once(ApplicationId application, LinkState state, Connected connected) {
        byte[] step = state.with(connected.sourceId());
        Instant now = clock.instant();
        return steps.sweep(now)
                .chain(() -> steps.take(step, connected.id(), now.plus(LinkState.VALIDITY)))
                .invoke(free -> {
                    if (!free && connected.created()) {
                        throw new SentTwice(step);
                    }
                })
                .chain(() -> issue(application, connected));
    }

    /** A further token for the connection that the step has made: the one it got first may be lost with its answer. */
    @WithTransaction
    Uni<Handover> again(ApplicationId application, byte[] step) {
        return steps.find(step)
                .chain((ConnectionId id) -> connections.read(application, id))
                .chain(connected -> issue(application, connected));
    }

    private Uni<Handover> issue(ApplicationId application, Connected connected) {
        return tokens.issue(application, connected.id()).map(token -> Handover.of(connected, token));
    }

    /** Undoes the transaction of a step that was sent twice. */
    private static final class SentTwice extends RuntimeException {

        private final transient byte[] step;

        private SentTwice(byte[] step) {
            super("sent twice", null, false, false);
            this.step = step;
        }
    }
}
