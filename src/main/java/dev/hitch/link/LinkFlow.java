package dev.hitch.link;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.hitch.connection.Agreement;
import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.id.RandomTokens;
import dev.hitch.page.NoticePage;
import dev.hitch.page.NoticePage.Notice;
import dev.hitch.page.Shell;
import dev.hitch.page.words.Language;

/** Decides which page a visitor gets next. */
@ApplicationScoped
class LinkFlow {

    private static final Logger LOG = Logger.getLogger(LinkFlow.class);
    private static final int OK = 200;
    private static final int UNPROCESSABLE = 422;

    private final LinkSessions sessions;
    private final LinkService links;
    private final LinkPages pages;
    private final StepSeal seal;
    private final Steps steps;

    LinkFlow(LinkSessions sessions, LinkService links, LinkPages pages, StepSeal seal, Steps steps) {
        this.sessions = sessions;
        this.links = links;
        this.pages = pages;
        this.seal = seal;
        this.steps = steps;
    }

    /** The list of providers or the form. */
    Uni<Next> show(LinkRequest request, Visitor visitor) {
        return guarded(
                request, visitor, sessions.open(request, visitor.address()).map(session -> first(session, visitor)));
    }

    private Next first(LinkSession session, Visitor visitor) {
        Language language = visitor.language(session.request().language());
        if (session.provider() == null) {
            Shell shell = session.shell(language, true);
            return Next.page(OK, shell, null, pages.choose(session, language).template());
        }
        String step = seal.seal(steps.next(visitor.framed()), session.request().address());
        return form(session, language, LinkForm.parse(""), step, false, null);
    }

    /** What comes of sending the form. */
    Uni<Next> submit(LinkRequest request, Visitor visitor, String body) {
        LinkForm form = LinkForm.parse(body);
        return guarded(
                request,
                visitor,
                sessions.open(request, visitor.address()).chain(session -> submit(session, visitor, form)));
    }

    private Uni<Next> submit(LinkSession session, Visitor visitor, LinkForm form) {
        Language language = visitor.language(form.language());
        LinkState state = visitor.ownPage() && session.provider() != null
                ? seal.open(form.step(), session.request().address()).orElse(null)
                : null;
        if (state == null || steps.expired(state)) {
            Notice notice = state == null ? Notice.PAGE_INVALID : Notice.PAGE_EXPIRED;
            return Uni.createFrom().item(startAgain(session, language, notice));
        }
        if (form.switchesLanguage() || pages.incomplete(session, form)) {
            boolean checked = !form.switchesLanguage();
            return Uni.createFrom().item(form(session, language, form, form.step(), checked, null));
        }
        Agreement agreement = session.agreementUrl() == null
                ? null
                : new Agreement(session.agreementUrl(), null, visitor.address(), steps.now(), visitor.shortUserAgent());
        return links.submit(session, state, pages.credentials(session, form), agreement)
                .map(handover -> handOver(session, language, state.embedded() || visitor.framed(), handover))
                .onFailure(LinkService.Replayed.class)
                .recoverWithItem(() -> startAgain(session, language, Notice.PAGE_EXPIRED))
                .onFailure()
                .recoverWithItem(
                        failure -> form(session, language, form, form.step(), false, api(failure, session.request())));
    }

    private static Next startAgain(LinkSession session, Language language, Notice notice) {
        Shell shell = session.shell(language, false);
        NoticePage page = new NoticePage(shell, notice, session.request().address(language));
        return Next.page(ErrorCode.BAD_REQUEST.status(), shell, null, page.template());
    }

    private Next handOver(LinkSession session, Language language, boolean framed, Handover handover) {
        boolean embedded = framed && !session.application().embedOrigins().isEmpty();
        return embedded || session.redirectUrl() == null
                ? Next.page(
                        OK,
                        session.shell(language, false),
                        null,
                        pages.done(session, language, handover).template())
                : Next.redirect(handover.addedTo(
                        session.redirectUrl(), session.request().get("state")));
    }

    private Next form(
            LinkSession session, Language language, LinkForm form, String step, boolean checked, ApiException error) {
        int status = error != null ? error.code().status() : checked ? UNPROCESSABLE : OK;
        TemplateInstance page = pages.form(
                        session, language, form, step, checked, error == null ? null : LinkPages.trouble(error))
                .template();
        return new Next(status, session.shell(language, false), session.redirectUrl(), page, null, error);
    }

    private Uni<Next> guarded(LinkRequest request, Visitor visitor, Uni<Next> next) {
        return next.onFailure().recoverWithUni(failure -> sessions.framers(request)
                .map(framers -> refused(request, visitor, framers, api(failure, request))));
    }

    private static Next refused(LinkRequest request, Visitor visitor, List<String> framers, ApiException error) {
        Shell shell = Shell.anonymous(visitor.language(request.language()), request.address(), framers);
        NoticePage page = new NoticePage(shell, LinkPages.notice(error, request), null);
        return new Next(error.code().status(), shell, null, page.template(), null, error);
    }

    private static ApiException api(Throwable failure, LinkRequest request) {
        if (failure instanceof ApiException error) {
            return error;
        }
        LOG.errorf(failure, "A visit to %s of Link failed", request.path());
        return ApiException.of(ErrorCode.INTERNAL_SERVER_ERROR, (String) null);
    }

    /**
     * What a visitor gets next: a page, or a way to go on.
     *
     * @param status the HTTP status
     * @param shell what is around the page
     * @param redirectUrl where sending its form may lead, or null
     * @param page the page, or null
     * @param location where to go on, or null
     * @param error what went wrong, or null
     */
    record Next(
            int status, Shell shell, String redirectUrl, TemplateInstance page, String location, ApiException error) {

        static Next page(int status, Shell shell, String redirectUrl, TemplateInstance page) {
            return new Next(status, shell, redirectUrl, page, null, null);
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
     * @param address where from
     * @param userAgent what the browser calls itself, or null
     * @param accepted the languages that it accepts, or null
     * @param framed whether the page is shown in a frame, as the browser says itself
     * @param ownPage whether the request comes from a page of ours, as far as the browser says
     */
    record Visitor(String address, String userAgent, String accepted, boolean framed, boolean ownPage) {

        private static final int LONGEST_USER_AGENT = 1024;

        Language language(String chosen) {
            return Language.choose(chosen, accepted);
        }

        String shortUserAgent() {
            return userAgent == null || userAgent.length() <= LONGEST_USER_AGENT
                    ? userAgent
                    : userAgent.substring(0, LONGEST_USER_AGENT);
        }
    }

    /** Begins steps and knows when they are over. */
    @ApplicationScoped
    static class Steps {

        private static final String PREFIX = "step_";

        private final RandomTokens random;
        private final Clock clock;

        Steps(RandomTokens random, Clock clock) {
            this.random = random;
            this.clock = clock;
        }

        LinkState next(boolean embedded) {
            return new LinkState(random.next(PREFIX), clock.instant(), embedded);
        }

        boolean expired(LinkState state) {
            return state.expired(clock.instant());
        }

        Instant now() {
            return clock.instant();
        }
    }
}
