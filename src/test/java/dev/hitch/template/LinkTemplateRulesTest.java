package dev.hitch.template;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.hitch.application.ApplicationId;
import dev.hitch.json.StoredJson;
import dev.hitch.page.words.Language;
import dev.hitch.sync.SyncMode;

import static org.assertj.core.api.Assertions.assertThat;

class LinkTemplateRulesTest {

    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

    private final LinkTemplate template = LinkTemplate.create(
            new LinkTemplateId("ltp_01HXQ4YK8V2X0X0X0X0X0X0X0X"),
            new ApplicationId("app_01HXQ4YK8V2X0X0X0X0X0X0X0X"),
            new CreateLinkTemplate(
                    "Fleet",
                    "Acme",
                    "https://acme.test/LOGO",
                    "#1F5FBF",
                    8,
                    List.of("a", "b", "a"),
                    null,
                    SyncMode.MANUAL,
                    30,
                    null,
                    null,
                    null,
                    null,
                    null,
                    "https://bücher.example/privacy",
                    null,
                    null,
                    null,
                    Language.SPANISH),
            CREATED);

    private static PatchLinkTemplate patch(Optional<String> displayName, Optional<Boolean> requireExternalId) {
        return new PatchLinkTemplate(
                null,
                displayName,
                null,
                null,
                null,
                null,
                requireExternalId,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @Test
    void valuesAreNormalized() {
        assertThat(template.settings().primaryColor()).isEqualTo("#1f5fbf");
        assertThat(template.settings().defaultTags()).containsExactly("a", "b");
        assertThat(template.settings().content()).isEqualTo(LinkContent.NONE);
        assertThat(template.requireExternalId).isFalse();
        assertThat(template.settings().privacyUrl()).isEqualTo("https://xn--bcher-kva.example/privacy");
    }

    @Test
    void anApplicationWithoutANameIsACompany() {
        LinkTemplateSettings none = LinkTemplateSettings.NONE;
        assertThat(none.brand(Optional.empty(), Language.ENGLISH).name()).isEqualTo("A company");
        assertThat(none.brand(Optional.empty(), Language.FRENCH).name()).isEqualTo("Une entreprise");
        assertThat(none.brand(Optional.of("Acme"), Language.SPANISH).name()).isEqualTo("Acme");
        assertThat(template.settings().brand(Optional.empty(), Language.ENGLISH).name())
                .isEqualTo("Acme");
    }

    @Test
    void settingsAreStoredWithWordsThatStay() {
        assertThat(StoredJson.write(template.settings()))
                .contains("\"language\":\"es\"", "\"privacyUrl\":\"https://xn--bcher-kva.example/privacy\"");
        assertThat(StoredJson.read("{\"language\":\"fr\",\"later\":1}", LinkTemplateSettings.class)
                        .language())
                .isEqualTo(Language.FRENCH);
    }

    @Test
    void aPatchKeepsWhatIsAbsent() {
        template.apply(patch(Optional.of("Acme Logistics"), null), NOW);
        assertThat(template.settings().displayName()).isEqualTo("Acme Logistics");
        assertThat(template.settings().borderRadius()).isEqualTo(8);
        assertThat(template.name).isEqualTo("Fleet");
        assertThat(template.updatedAt).isEqualTo(NOW);
    }

    @Test
    void aPatchClearsWhatIsNull() {
        template.apply(patch(Optional.empty(), Optional.of(true)), NOW);
        assertThat(template.settings().displayName()).isNull();
        assertThat(template.requireExternalId).isTrue();
        template.apply(patch(null, Optional.empty()), NOW);
        assertThat(template.requireExternalId).isFalse();
    }

    @Test
    void aPatchThatChangesNothingDoesNotMoveUpdatedAt() {
        template.apply(patch(Optional.of("Acme"), Optional.of(false)), NOW);
        assertThat(template.updatedAt).isEqualTo(CREATED);
    }

    @Test
    void archivingTwiceKeepsTheFirstMoment() {
        template.archive(NOW);
        template.archive(NOW.plusSeconds(60));
        assertThat(template.archivedAt).isEqualTo(NOW);
        assertThat(template.updatedAt).isEqualTo(NOW);
        template.unarchive(NOW.plusSeconds(90));
        template.unarchive(NOW.plusSeconds(120));
        assertThat(template.archivedAt).isNull();
        assertThat(template.updatedAt).isEqualTo(NOW.plusSeconds(90));
    }

    @Test
    void theBuiltInTemplateSetsNothing() {
        assertThat(LinkTemplate.builtIn().settings()).isEqualTo(LinkTemplateSettings.NONE);
        assertThat(LinkTemplate.builtIn().applicationId).isNull();
    }

    @Test
    void aLanguageWithoutTextsHasNone() {
        LinkContent content = new LinkContent(null, new LinkContent.Words("Bonjour", null, null), null);
        assertThat(content.in("fr").heading()).isEqualTo("Bonjour");
        assertThat(content.in("en").heading()).isNull();
        assertThat(content.in("pt").heading()).isNull();
    }
}
