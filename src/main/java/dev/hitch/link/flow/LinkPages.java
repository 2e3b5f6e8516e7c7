package dev.hitch.link.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.hitch.page.ChoosePage;
import dev.hitch.page.ChoosePage.Choice;
import dev.hitch.page.ChoosePage.Parameter;
import dev.hitch.page.ChoosePage.Search;
import dev.hitch.page.DonePage;
import dev.hitch.page.FormPage;
import dev.hitch.page.FormPage.Agreement;
import dev.hitch.page.FormPage.Asked;
import dev.hitch.page.FormPage.Entry;
import dev.hitch.page.FormPage.Trouble;
import dev.hitch.page.words.Language;
import dev.hitch.provider.Provider;
import dev.hitch.provider.ProviderCatalog;
import dev.hitch.provider.ProviderFields.Fault;

/** Fills in the pages. */
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
                session.layout(language, true),
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
     * @param form what was typed; an empty form at first
     * @param step the text of the step
     * @param faults what is wrong with what was typed
     * @param trouble why the last attempt failed, or null
     * @param goesOnTo the host that the user is sent to afterwards, or null
     */
    static FormPage form(
            LinkSession session,
            Language language,
            LinkForm form,
            String step,
            FormFaults faults,
            Trouble trouble,
            String goesOnTo) {
        Provider provider = session.provider();
        LinkRequest request = session.request();
        String agreement = session.agreementUrl();
        Entry entry = new Entry(
                request.address(language),
                step,
                form.fields(provider, language, faults.fields()),
                agreement == null ? null : new Agreement(agreement, form.accepted(), faults.agreementMissing()),
                goesOnTo);
        return new FormPage(
                session.layout(language, false),
                new Asked(provider.name(), provider.portal(), session.again(), session.texts(language)),
                entry,
                trouble,
                session.picked() ? request.with("pick", null).address(language) : null);
    }

    /** The page after success. */
    static DonePage done(LinkSession session, Language language, Submission done) {
        return new DonePage(
                session.layout(language, false),
                session.provider().name(),
                done.account(),
                session.renews().isPresent(),
                done.token().reveal());
    }

    /**
     * What is wrong with a form.
     *
     * @param agreementMissing whether it has to be accepted and is not
     */
    record FormFaults(List<Fault> fields, boolean agreementMissing) {

        static final FormFaults NONE = new FormFaults(List.of(), false);

        boolean any() {
            return agreementMissing || !fields.isEmpty();
        }
    }
}
