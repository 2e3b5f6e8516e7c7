package dev.hitch.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.hitch.error.ApiException;
import dev.hitch.page.ChoosePage;
import dev.hitch.page.ChoosePage.Choice;
import dev.hitch.page.ChoosePage.Parameter;
import dev.hitch.page.ChoosePage.Search;
import dev.hitch.page.DonePage;
import dev.hitch.page.FormPage;
import dev.hitch.page.FormPage.Agreement;
import dev.hitch.page.FormPage.Asked;
import dev.hitch.page.FormPage.Entry;
import dev.hitch.page.FormPage.Reason;
import dev.hitch.page.FormPage.Trouble;
import dev.hitch.page.NoticePage.Notice;
import dev.hitch.page.words.Language;
import dev.hitch.provider.Provider;
import dev.hitch.provider.ProviderCatalog;

/** Fills the pages in. */
@ApplicationScoped
class LinkPages {

    private final ProviderCatalog providers;

    LinkPages(ProviderCatalog providers) {
        this.providers = providers;
    }

    /** The list of providers, those that the link hints at on top. */
    ChoosePage choose(LinkSession session, Language language) {
        List<String> hints =
                Optional.ofNullable(session.parameters().providerHints()).orElse(List.of());
        List<Choice> suggested = hints.stream()
                .distinct()
                .flatMap(code -> providers.find(code).stream())
                .map(provider -> choice(session, provider, language))
                .toList();
        List<Choice> others = providers.all().stream()
                .filter(provider -> !hints.contains(provider.code()))
                .map(provider -> choice(session, provider, language))
                .toList();
        LinkRequest request = session.request();
        List<Parameter> kept = new ArrayList<>();
        request.given().forEach((name, value) -> kept.add(new Parameter(name, value)));
        kept.add(new Parameter(Language.PARAMETER, language.tag()));
        return new ChoosePage(
                session.shell(language, true),
                session.texts(language),
                new Search(request.query(), request.path(), kept),
                suggested,
                others);
    }

    private static Choice choice(LinkSession session, Provider provider, Language language) {
        String href = session.request().with("pick", provider.code()).address(language);
        return new Choice(provider.code(), provider.name(), provider.status(), href);
    }

    /**
     * The form of the provider.
     *
     * @param form what was typed; a form with nothing in it at first
     * @param step the sealed state
     * @param checked whether to show what is wrong with what was typed
     * @param trouble why the last attempt failed, or null
     */
    FormPage form(
            LinkSession session, Language language, LinkForm form, String step, boolean checked, Trouble trouble) {
        Provider provider = provider(session);
        LinkRequest request = session.request();
        String agreement = session.agreementUrl();
        Entry entry = new Entry(
                request.address(),
                step,
                form.fields(provider, language, checked),
                agreement == null ? null : new Agreement(agreement, form.accepted(), checked && !form.accepted()));
        return new FormPage(
                session.shell(language, false),
                new Asked(provider.name(), session.again().isPresent(), session.texts(language)),
                entry,
                trouble,
                session.picked() ? request.with("pick", null).address(language) : null);
    }

    /** The page after success; what needs no token gets none. */
    DonePage done(LinkSession session, Language language, Handover handover) {
        return new DonePage(
                session.shell(language, false),
                provider(session).name(),
                handover.account(),
                session.again().isPresent(),
                handover.token().reveal());
    }

    /** What was typed, for the provider to look at. */
    Map<String, String> credentials(LinkSession session, LinkForm form) {
        return form.credentials(provider(session));
    }

    /** Whether something has to be put right before the provider is asked. */
    boolean incomplete(LinkSession session, LinkForm form) {
        return form.faulty(provider(session)) || session.agreementUrl() != null && !form.accepted();
    }

    private Provider provider(LinkSession session) {
        return providers.find(session.provider()).orElseThrow();
    }

    /** Why an attempt failed, for the user. */
    static Trouble trouble(ApiException error) {
        return switch (error.code()) {
            case INVALID_CREDENTIALS -> Trouble.of(Reason.WRONG_CREDENTIALS);
            case INSUFFICIENT_PERMISSIONS -> Trouble.of(Reason.INSUFFICIENT_PERMISSIONS);
            case TOO_MANY_REQUESTS ->
                new Trouble(Reason.RATE_LIMITED, error.retryAfter().orElse(null));
            case BAD_GATEWAY -> Trouble.of(Reason.PROVIDER_DOWN);
            case GATEWAY_TIMEOUT -> Trouble.of(Reason.PROVIDER_SLOW);
            case UNPROCESSABLE_ENTITY -> Trouble.of(Reason.OTHER_ACCOUNT);
            case NOT_FOUND -> Trouble.of(Reason.CONNECTION_CLOSED);
            default -> Trouble.of(Reason.OUR_FAULT);
        };
    }

    /** Why there is no page at an address, for the user. */
    static Notice notice(ApiException error, LinkRequest request) {
        return switch (error.code()) {
            case NOT_FOUND -> request.connection() == null ? Notice.LINK_NOT_FOUND : Notice.CONNECTION_CLOSED;
            case GONE -> Notice.LINK_OVER;
            case TOO_MANY_REQUESTS -> Notice.TOO_MANY_ATTEMPTS;
            case BAD_REQUEST -> Notice.LINK_INCOMPLETE;
            default -> Notice.OUR_FAULT;
        };
    }
}
