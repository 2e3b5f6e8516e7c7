package dev.hitch.link.flow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import dev.hitch.connection.ConnectionFailure;
import dev.hitch.connection.ConnectionId;
import dev.hitch.connection.ConnectionService;
import dev.hitch.connection.ConnectionView;
import dev.hitch.connection.ConnectionWriteService;
import dev.hitch.connection.CreateConnection;
import dev.hitch.connection.VerifiedCredentials;
import dev.hitch.link.flow.Steps.Step;
import dev.hitch.link.flow.Submission.Kind;
import dev.hitch.link.token.PublicTokenService;
import dev.hitch.shortlink.visit.VisitCounter;

/** Connects what was typed on Link, and makes the public token in the same transaction. */
@ApplicationScoped
class LinkService {

    // Longer than a form may stay open.
    private static final Duration REMEMBERED = Duration.ofMinutes(30);

    private final ConnectionService connections;
    private final ConnectionWriteService writes;
    private final PublicTokenService tokens;
    private final StepRepository steps;
    private final VisitCounter counter;
    private final Clock clock;

    LinkService(
            ConnectionService connections,
            ConnectionWriteService writes,
            PublicTokenService tokens,
            StepRepository steps,
            VisitCounter counter,
            Clock clock) {
        this.connections = connections;
        this.writes = writes;
        this.tokens = tokens;
        this.steps = steps;
        this.counter = counter;
        this.clock = clock;
    }

    /** Asks the provider, with no database session open, then stores what it has accepted. */
    Uni<Submission> submit(LinkSession session, Step step, CreateConnection request) {
        return connections
                .verify(session.provider(), request.credentials())
                .chain(verified -> session.renews().isPresent()
                        ? renew(session, session.renews().get(), verified)
                        : connections
                                .compare(session.application().id(), request, verified)
                                .chain(compared -> connect(session, step, request, compared)))
                .invoke(done -> count(session, done))
                .onFailure(ConnectionFailure.class)
                .recoverWithItem(failure -> Submission.refused((ConnectionFailure) failure));
    }

    @WithTransaction
    Uni<Submission> renew(LinkSession session, ConnectionId id, VerifiedCredentials verified) {
        return writes.renew(session.application().id(), id, verified)
                .chain(outcome -> handOver(Kind.RENEWED, session, outcome.connection()));
    }

    /** The step first: a form that is sent twice at once waits here, and then finds it taken. */
    @WithTransaction
    Uni<Submission> connect(LinkSession session, Step step, CreateConnection request, VerifiedCredentials verified) {
        Instant now = clock.instant();
        return steps.sweep(now)
                .chain(() -> steps.take(step, now.plus(REMEMBERED)))
                .chain(free -> free
                        ? connectFirst(session, step, request, verified)
                        : handOverOnceMore(session, step, verified));
    }

    private Uni<Submission> connectFirst(
            LinkSession session, Step step, CreateConnection request, VerifiedCredentials verified) {
        return writes.connect(session.application().id(), request, verified, session.by())
                .call(outcome ->
                        steps.made(step, new ConnectionId(outcome.connection().id())))
                .chain(outcome -> handOver(Kind.CONNECTED, session, outcome.connection()));
    }

    /**
     * The same account sent twice, as by a double click, gets another token for the connection that the step has made:
     * the first one may be lost with its answer. Another account is refused.
     */
    private Uni<Submission> handOverOnceMore(LinkSession session, Step step, VerifiedCredentials verified) {
        String sourceId = verified.account().sourceId();
        return steps.find(step)
                .chain((ConnectionId id) ->
                        connections.read(session.application().id(), id))
                .chain(made -> sourceId != null && sourceId.equals(made.sourceId())
                        ? handOver(Kind.SENT_TWICE, session, made)
                        : Uni.createFrom().item(Submission.stepUsed()));
    }

    private Uni<Submission> handOver(Kind kind, LinkSession session, ConnectionView connection) {
        String state = session.request().get("state");
        return tokens.issue(session.application().id(), new ConnectionId(connection.id()), state)
                .map(token -> new Submission(kind, connection.account().name(), token, null));
    }

    private void count(LinkSession session, Submission done) {
        if (done.kind() == Kind.CONNECTED) {
            session.shortCode().ifPresent(counter::completed);
        }
    }
}
