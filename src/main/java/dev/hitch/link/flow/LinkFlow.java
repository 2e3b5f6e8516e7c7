package dev.hitch.link.flow;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.hitch.connection.Agreement;
import dev.hitch.connection.ConnectionFailure;
import dev.hitch.connection.CreateConnection;
import dev.hitch.credential.Credentials;
import dev.hitch.link.flow.LinkPages.FormFaults;
import dev.hitch.link.flow.Steps.Opened;
import dev.hitch.link.secret.LinkSecretService;
import dev.hitch.page.FormPage.Reason;
import dev.hitch.page.FormPage.Trouble;
import dev.hitch.page.Layout;
import dev.hitch.page.NoticePage;
import dev.hitch.page.NoticePage.Notice;
import dev.hitch.page.words.Language;
import dev.hitch.provider.ProviderFields;
import dev.hitch.template.Sender;

/** Decides which page a visitor gets next. */
@ApplicationScoped
class LinkFlow {

    private static final Logger LOG = Logger.getLogger(LinkFlow.class);
    private static final int OK = 200;
    private static final int UNPROCESSABLE = 422;

    private final LinkSessions sessions;
    private final LinkSecretService secrets;
    private final LinkService links;
    private final LinkPages pages;
    private final Steps steps;

    LinkFlow(LinkSessions sessions, LinkSecretService secrets, LinkService links, LinkPages pages, Steps steps) {
        this.sessions = sessions;
        this.secrets = secrets;
        this.links = links;
        this.pages = pages;
        this.steps = steps;
    }

    /** The list of providers or the form. */
    Uni<Next> show(LinkRequest request, Visitor visitor) {
        return guarded(request, visitor, open(request, visitor, Duration.ZERO).map(session -> first(session, visitor)));
    }

    private Uni<LinkSession> open(LinkRequest request, Visitor visitor, Duration grace) {
        return sessions.open(request, visitor.address())
                .chain(session -> request.ofShortLink()
                        ? Uni.createFrom().item(session)
                        : secrets.judge(session.application().id(), request.given(), grace)
                                .map(session::judged));
    }

    private Next first(LinkSession session, Visitor visitor) {
        Language language = session.language(visitor, session.request().language());
        if (session.provider() == null) {
            Layout layout = session.layout(language, true);
            TemplateInstance page = pages.choose(session, language).template();
            return new Next(OK, layout, session.redirectUrl(), page, null, null);
        }
        String step = steps.begin(session.request().address(), visitor.framed());
        return new Form(session, language, LinkForm.parse(""), step, visitor.framed()).page(OK, FormFaults.NONE, null);
    }

    /** What comes of sending the form. */
    Uni<Next> submit(LinkRequest request, Visitor visitor, String body) {
        LinkForm form = LinkForm.parse(body);
        return guarded(
                request,
                visitor,
                // A step is made at an address that is valid, and is valid as long as this itself.
                open(request, visitor, Steps.VALIDITY).chain(session -> submit(session, visitor, form)));
    }

    private Uni<Next> submit(LinkSession session, Visitor visitor, LinkForm form) {
        Language language = session.language(visitor, form.language());
        Opened opened = visitor.ownPage() && session.provider() != null
                ? steps.open(form.step(), session.request().address())
                : steps.forged();
        if (visitor.framed() && !visitor.ownPage()) {
            return Uni.createFrom().item(startAgain(session, language, Notice.FRAME_BLOCKED));
        }
        return switch (opened.state()) {
            case FORGED -> Uni.createFrom().item(startAgain(session, language, Notice.PAGE_INVALID));
            case EXPIRED -> Uni.createFrom().item(startAgain(session, language, Notice.PAGE_EXPIRED));
            case VALID -> {
                boolean framed = opened.step().embedded() || visitor.framed() || form.framed();
                yield submit(new Form(session, language, form, form.step(), framed), opened, visitor);
            }
        };
    }

    private Uni<Next> submit(Form form, Opened opened, Visitor visitor) {
        if (form.typed.switchesLanguage()) {
            return Uni.createFrom().item(form.page(OK, FormFaults.NONE, null));
        }
        LinkSession session = form.session;
        Credentials credentials = form.typed.credentials(session.provider());
        boolean agrees = session.agreementUrl() != null;
        FormFaults faults =
                new FormFaults(ProviderFields.check(session.provider(), credentials), agrees && !form.typed.accepted());
        if (faults.any()) {
            return Uni.createFrom().item(form.page(UNPROCESSABLE, faults, null));
        }
        Agreement agreement = agrees ? visitor.agreement(session.agreementUrl()) : null;
        CreateConnection request = session.account(credentials, agreement);
        return links.submit(session, opened.step(), request)
                .map(done -> next(form, done))
                .onFailure()
                .recoverWithItem(failure -> {
                    log(failure, session.request());
                    return form.failed(Trouble.of(Reason.OUR_FAULT));
                });
    }

    private static Next next(Form form, Submission done) {
        return switch (done.kind()) {
            case CONNECTED, RENEWED, SENT_TWICE -> handOver(form, done);
            case STEP_USED -> startAgain(form.session, form.language, Notice.PAGE_USED);
            case REFUSED -> form.refused(done.failure());
        };
    }

    private static Next startAgain(LinkSession session, Language language, Notice notice) {
        Layout layout = session.layout(language, false);
        String again = notice == Notice.FRAME_BLOCKED ? null : session.request().address(language);
        NoticePage page = new NoticePage(layout, notice, again);
        return new Next(LinkErrors.status(notice), layout, session.redirectUrl(), page.template(), null, null);
    }

    private static Next handOver(Form form, Submission done) {
        LinkSession session = form.session;
        return form.embedded() || session.redirectUrl() == null
                ? Next.page(
                        OK,
                        session.layout(form.language, false),
                        LinkPages.done(session, form.language, done).template())
                : Next.redirect(
                        done.addedTo(session.redirectUrl(), session.request().get("state")));
    }

    private Uni<Next> guarded(LinkRequest request, Visitor visitor, Uni<Next> next) {
        return next.onFailure().recoverWithUni(failure -> sessions.sender(request, failure)
                .map(sender -> refused(request, visitor, sender, failure)));
    }

    private static Next refused(LinkRequest request, Visitor visitor, Optional<Sender> known, Throwable failure) {
        LinkFailure refusal = failure instanceof LinkFailure told ? told : LinkErrors.unexpected(failure);
        if (refusal != failure) {
            log(failure, request);
        }
        Layout layout = known.map(sender ->
                        sender.layout(sender.language(request.language(), visitor.accepted()), request.address()))
                .orElseGet(() ->
                        Layout.anonymous(Language.choose(request.language(), visitor.accepted()), request.address()));
        NoticePage page = new NoticePage(layout, refusal.notice(), null);
        int status = LinkErrors.status(refusal.notice());
        String redirectUrl =
                refusal.link() == null ? null : refusal.link().parameters().redirectUrl();
        return new Next(status, layout, redirectUrl, page.template(), null, refusal.retryAfter());
    }

    private static void log(Throwable failure, LinkRequest request) {
        LOG.errorf(failure, "A visit to %s of Link failed", request.path());
    }

    /** The form of a provider, as it was filled in. */
    private record Form(LinkSession session, Language language, LinkForm typed, String step, boolean framed) {

        /** Whether a page of the application shows it, and goes on itself. */
        boolean embedded() {
            return framed && !session.application().embedOrigins().isEmpty();
        }

        Next refused(ConnectionFailure failure) {
            return failure.faults().isEmpty()
                    ? failed(LinkErrors.trouble(failure))
                    : page(UNPROCESSABLE, new FormFaults(failure.faults(), false), null);
        }

        Next failed(Trouble trouble) {
            return page(LinkErrors.status(trouble.reason()), FormFaults.NONE, trouble);
        }

        Next page(int status, FormFaults faults, Trouble trouble) {
            String goesOnTo = embedded() ? null : session.goesOnTo();
            TemplateInstance page = LinkPages.form(session, language, typed, step, faults, trouble, goesOnTo)
                    .template();
            return new Next(
                    status,
                    session.layout(language, false),
                    session.redirectUrl(),
                    page,
                    null,
                    trouble == null ? null : trouble.pause());
        }
    }

    /**
     * What a visitor gets next: a page, or a redirect.
     *
     * @param status the HTTP status
     * @param layout what is around the page
     * @param redirectUrl where the user goes in the end, or null
     * @param page the page, or null
     * @param location where to go on, or null
     * @param retryAfter how long to wait before the next attempt, or null
     */
    record Next(
            int status,
            Layout layout,
            String redirectUrl,
            TemplateInstance page,
            String location,
            Duration retryAfter) {

        static Next page(int status, Layout layout, TemplateInstance page) {
            return new Next(status, layout, null, page, null, null);
        }

        static Next redirect(String location) {
            return new Next(303, null, null, null, location, null);
        }

        /** Without the token. */
        @Override
        public String toString() {
            return "Next[" + status + "]";
        }
    }

    /**
     * Who is visiting.
     *
     * @param address the client's address
     * @param userAgent what the browser calls itself, or null
     * @param accepted the languages that it accepts, or null
     * @param framed whether the page is shown in a frame, as the browser says itself
     * @param ownPage whether the request comes from a page of ours, as far as the browser says
     */
    record Visitor(String address, String userAgent, String accepted, boolean framed, boolean ownPage) {

        private static final int LONGEST_USER_AGENT = 1024;

        /** What the visitor accepts at present. */
        Agreement agreement(String url) {
            String agent = userAgent == null || userAgent.length() <= LONGEST_USER_AGENT
                    ? userAgent
                    : userAgent.substring(0, LONGEST_USER_AGENT);
            return new Agreement(url, null, address, null, agent);
        }
    }
}
