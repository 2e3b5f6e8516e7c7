package dev.hitch.link.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.hitch.application.Application;
import dev.hitch.connection.Agreement;
import dev.hitch.connection.Company;
import dev.hitch.connection.ConnectedBy;
import dev.hitch.connection.ConnectionId;
import dev.hitch.connection.ConnectionService.Standing;
import dev.hitch.connection.CreateConnection;
import dev.hitch.credential.Credentials;
import dev.hitch.link.flow.LinkFlow.Visitor;
import dev.hitch.link.secret.LinkSignature.Judgement;
import dev.hitch.origin.Origin;
import dev.hitch.page.CustomTexts;
import dev.hitch.page.FormPage.Again;
import dev.hitch.page.FormPage.Again.State;
import dev.hitch.page.Layout;
import dev.hitch.page.MaskedAccount;
import dev.hitch.page.NoticePage.Notice;
import dev.hitch.page.words.Language;
import dev.hitch.provider.Provider;
import dev.hitch.shortlink.LinkParameters;
import dev.hitch.sync.Backfill;
import dev.hitch.template.LinkContent.Words;
import dev.hitch.template.LinkTemplateSettings;
import dev.hitch.template.Sender;

/**
 * What Link was opened with, looked up. What the link or the address says wins over the template.
 *
 * @param request what the address says
 * @param application who asks
 * @param template the look and the presets
 * @param parameters what the link stores, or the address says under the same rules
 * @param provider the provider; null where it is still to be chosen
 * @param again what users see of the connection to sign in to again, or null
 * @param by whether the application made the address, or anybody may have
 */
record LinkSession(
        LinkRequest request,
        Application application,
        LinkTemplateSettings template,
        LinkParameters parameters,
        Provider provider,
        Again again,
        ConnectedBy by) {

    /** The same for the connection {@code known}. */
    LinkSession again(Standing known) {
        String account = known.account() == null ? null : MaskedAccount.of(known.account());
        return new LinkSession(
                request, application, template, parameters, provider, new Again(state(known), account), by);
    }

    /**
     * The same at an address of which {@code judgement} is known.
     *
     * @throws LinkFailure where it is signed and the signature does not hold
     */
    LinkSession judged(Judgement judgement) {
        ConnectedBy judged =
                switch (judgement) {
                    case UNSIGNED -> ConnectedBy.UNSIGNED_LINK;
                    case VALID -> ConnectedBy.LINK;
                    case EXPIRED -> throw LinkFailure.of(Notice.LINK_OVER);
                    case WRONG -> throw LinkFailure.of(Notice.LINK_INCOMPLETE);
                };
        return new LinkSession(request, application, template, parameters, provider, again, judged);
    }

    private static State state(Standing known) {
        return switch (known.status()) {
            case CONNECTED -> State.CONNECTED;
            case DISCONNECTED -> State.DISCONNECTED;
            case ARCHIVED -> State.ARCHIVED;
            case PENDING_DELETION, DELETING, DELETED -> State.PENDING_DELETION;
        };
    }

    /** The connection to sign in to again; empty where a new one is wanted. */
    Optional<ConnectionId> renews() {
        return Optional.ofNullable(request.connection()).map(ConnectionId::new);
    }

    /** The code of the short link that opened it, as it was typed. */
    Optional<String> shortCode() {
        return Optional.ofNullable(request.get("short_code"));
    }

    /** The code of the provider that the link, the address or the user has chosen. */
    static Optional<String> providerCode(LinkRequest request, LinkParameters parameters) {
        return Stream.of(parameters.provider(), request.get("provider"), request.get("pick"))
                .filter(code -> code != null)
                .findFirst();
    }

    /** Whether the user chose the provider on the page before. */
    boolean picked() {
        return parameters.provider() == null && request.get("pick") != null;
    }

    /**
     * Where the user goes afterwards; null for nowhere, also where the application no longer lists that origin, or
     * lists none and has not made the address.
     */
    String redirectUrl() {
        return Optional.ofNullable(parameters.redirectUrl())
                .or(() -> Optional.ofNullable(template.redirectUrl()))
                .filter(application::mayRedirectTo)
                .filter(url -> by == ConnectedBy.LINK || application.listsRedirectOrigins())
                .orElse(null);
    }

    /** The host that {@link #redirectUrl} leads to, with its port where it is no usual one; null for nowhere. */
    String goesOnTo() {
        return Optional.ofNullable(redirectUrl())
                .flatMap(Origin::ofUrl)
                .map(origin -> origin.value().substring(origin.value().indexOf("//") + 2))
                .orElse(null);
    }

    /** What the user has to accept, or null. Whoever signs in again has done so before. */
    String agreementUrl() {
        return renews().isPresent()
                ? null
                : Optional.ofNullable(template.agreementUrl())
                        .or(application::agreementUrl)
                        .orElse(null);
    }

    private Sender sender() {
        return new Sender(application, template);
    }

    CustomTexts texts(Language language) {
        Words words = template.content().in(language.tag());
        return new CustomTexts(words.heading(), words.text(), words.button());
    }

    /** The language for {@code visitor}, who has switched to {@code chosen} or, where that is null, to none. */
    Language language(Visitor visitor, String chosen) {
        return sender().language(chosen, visitor.accepted());
    }

    /** Around a page that has an address, or around one that was posted and has none. */
    Layout layout(Language language, boolean addressed) {
        return sender().layout(language, addressed ? request.address() : null);
    }

    /** The account to connect with what was typed and accepted. */
    CreateConnection account(Credentials credentials, Agreement agreement) {
        List<String> tags =
                new ArrayList<>(Optional.ofNullable(parameters.tags()).orElse(List.of()));
        template.defaultTags().stream().filter(tag -> !tags.contains(tag)).forEach(tags::add);
        Backfill preset = template.backfillDays() == null ? null : new Backfill(null, template.backfillDays());
        return new CreateConnection(
                provider.code(),
                credentials,
                parameters.name() == null ? null : new Company(parameters.name(), null),
                parameters.externalId(),
                Optional.ofNullable(parameters.syncMode()).orElse(template.syncMode()),
                Optional.ofNullable(parameters.backfill()).orElse(preset),
                tags,
                null,
                agreement == null ? null : List.of(agreement));
    }
}
