package dev.hitch.link.flow;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.hitch.application.Application;
import dev.hitch.application.ApplicationService;
import dev.hitch.connection.ConnectedBy;
import dev.hitch.connection.ConnectionFailure;
import dev.hitch.connection.ConnectionId;
import dev.hitch.connection.ConnectionService;
import dev.hitch.page.NoticePage.Notice;
import dev.hitch.provider.Provider;
import dev.hitch.provider.ProviderCatalog;
import dev.hitch.shortlink.LinkParameters;
import dev.hitch.shortlink.mint.MintService;
import dev.hitch.shortlink.visit.VisitRefused;
import dev.hitch.shortlink.visit.VisitService;
import dev.hitch.shortlink.visit.VisitService.Opened;
import dev.hitch.template.LinkTemplateService;
import dev.hitch.template.Sender;

/** Looks up what Link was opened with. Changes nothing. */
@ApplicationScoped
class LinkSessions {

    private final ApplicationService applications;
    private final VisitService visits;
    private final MintService mints;
    private final LinkTemplateService templates;
    private final ConnectionService connections;
    private final ProviderCatalog providers;

    LinkSessions(
            ApplicationService applications,
            VisitService visits,
            MintService mints,
            LinkTemplateService templates,
            ConnectionService connections,
            ProviderCatalog providers) {
        this.applications = applications;
        this.visits = visits;
        this.mints = mints;
        this.templates = templates;
        this.connections = connections;
        this.providers = providers;
    }

    /**
     * What {@code request} of the client {@code address} opens.
     *
     * @return or fails with a {@link LinkFailure}
     */
    Uni<LinkSession> open(LinkRequest request, String address) {
        return Uni.createFrom().deferred(() -> found(request, address));
    }

    /**
     * Who asks, where {@code request} failed with {@code failure}: users see from whom to ask for a new link, and who
     * embeds Link sees why it does not open.
     *
     * @return the owner of the short link that is over, or else of the key; empty where there is neither; never fails
     */
    Uni<Optional<Sender>> sender(LinkRequest request, Throwable failure) {
        Opened over = failure instanceof LinkFailure refusal ? refusal.link() : null;
        Uni<Optional<Sender>> sender = over == null
                ? applications.findByPublishableKey(request.get("key")).map(found -> found.map(Sender::plain))
                : templates
                        .sender(over.application(), over.parameters().template())
                        .map(Optional::of);
        return sender.onFailure().recoverWithItem(Optional.empty());
    }

    private Uni<LinkSession> found(LinkRequest request, String address) {
        request.check();
        if (request.asksNothing()) {
            throw LinkFailure.of(Notice.NO_LINK);
        } else if (request.connection() != null) {
            return byConnection(request);
        } else if (request.ofShortLink()) {
            return visits.open(request.get("short_code"), address)
                    .onFailure(VisitRefused.class)
                    .transform(refused -> failure((VisitRefused) refused))
                    .chain(opened -> applications
                            .read(opened.application())
                            .chain(owner -> session(request, owner, opened.parameters())));
        }
        return byKey(request).chain(owner -> accepted(owner, request.parameters())
                .chain(parameters -> session(request, owner, parameters)));
    }

    private static LinkFailure failure(VisitRefused refused) {
        return new LinkFailure(
                refused.reason().notice(),
                refused.retryAfter().orElse(null),
                refused.link().orElse(null));
    }

    // An address has no body: what is wrong with it is told by a notice, without a path.
    private Uni<LinkParameters> accepted(Application owner, LinkParameters given) {
        return mints.accepts(owner.id(), given).map(accepted -> {
            if (!accepted) {
                throw LinkFailure.of(Notice.LINK_INCOMPLETE);
            }
            return given.normalized();
        });
    }

    private Uni<LinkSession> byConnection(LinkRequest request) {
        ConnectionId id;
        try {
            id = new ConnectionId(request.connection());
        } catch (IllegalArgumentException malformed) {
            throw LinkFailure.of(Notice.CONNECTION_CLOSED);
        }
        return applications
                .findByPublishableKey(request.get("key"))
                .map(found -> found.orElseThrow(() -> LinkFailure.of(Notice.CONNECTION_CLOSED)))
                .chain(owner -> connections
                        .standing(owner.id(), id)
                        .onFailure(ConnectionFailure.class)
                        .transform(failure -> LinkFailure.of(Notice.CONNECTION_CLOSED))
                        .chain(known -> accepted(owner, only(known.provider(), request.get("redirect_url")))
                                .chain(parameters -> session(request, owner, parameters))
                                .map(session -> session.again(known))));
    }

    private static LinkParameters only(String provider, String redirectUrl) {
        return new LinkParameters(provider, null, null, null, null, redirectUrl, null, null, null);
    }

    private Uni<Application> byKey(LinkRequest request) {
        return applications
                .findByPublishableKey(request.get("key"))
                .map(found -> found.orElseThrow(() -> LinkFailure.of(Notice.LINK_INCOMPLETE)));
    }

    private Uni<LinkSession> session(LinkRequest request, Application owner, LinkParameters parameters) {
        Provider provider =
                LinkSession.providerCode(request, parameters).map(this::offered).orElse(null);
        ConnectedBy by = request.ofShortLink() ? ConnectedBy.LINK : ConnectedBy.UNSIGNED_LINK;
        return templates
                .find(owner.id(), parameters.template())
                .map(template -> new LinkSession(request, owner, template.settings(), parameters, provider, null, by));
    }

    private Provider offered(String code) {
        return providers.find(code).orElseThrow(() -> LinkFailure.of(Notice.LINK_INCOMPLETE));
    }
}
