package dev.hitch.link.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.hitch.application.Application;
import dev.hitch.connection.Agreement;
import dev.hitch.connection.Company;
import dev.hitch.connection.ConnectionId;
import dev.hitch.connection.CreateConnection;
import dev.hitch.credential.Credentials;
import dev.hitch.page.Brand;
import dev.hitch.page.CustomTexts;
import dev.hitch.page.Layout;
import dev.hitch.page.theme.Colour;
import dev.hitch.page.theme.Theme;
import dev.hitch.page.words.Language;
import dev.hitch.provider.Provider;
import dev.hitch.shortlink.LinkParameters;
import dev.hitch.sync.Backfill;
import dev.hitch.template.LinkContent.Words;
import dev.hitch.template.LinkTemplateSettings;

/**
 * What Link was opened with, looked up. What the link or the address says wins over the template.
 *
 * @param request what the address says
 * @param application who asks
 * @param template the look and the presets
 * @param parameters what the link stores, or the address says under the same rules
 * @param provider the provider; null where it is still to be chosen
 */
record LinkSession(
        LinkRequest request,
        Application application,
        LinkTemplateSettings template,
        LinkParameters parameters,
        Provider provider) {

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

    /** Where the user goes afterwards; null for nowhere, also where the application no longer lists that origin. */
    String redirectUrl() {
        return Optional.ofNullable(parameters.redirectUrl())
                .or(() -> Optional.ofNullable(template.redirectUrl()))
                .filter(application::mayRedirectTo)
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

    Brand brand() {
        String name = Optional.ofNullable(template.displayName()).orElse(application.name());
        Colour colour = Optional.ofNullable(template.primaryColor())
                .flatMap(hash -> Colour.ofHex(hash.substring(1)))
                .orElse(Theme.DEFAULT.colour());
        int radius = Optional.ofNullable(template.borderRadius()).orElse(Theme.DEFAULT.radius());
        return new Brand(name, template.logoUrl(), new Theme(colour, Math.min(radius, Theme.MAX_RADIUS)));
    }

    CustomTexts texts(Language language) {
        Words words = template.content().in(language.tag());
        return new CustomTexts(words.heading(), words.text(), words.button());
    }

    /** Around a page that has an address, or around one that was posted and has none. */
    Layout layout(Language language, boolean addressed) {
        return new Layout(language, brand(), addressed ? request.address() : null, application.embedOrigins());
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
