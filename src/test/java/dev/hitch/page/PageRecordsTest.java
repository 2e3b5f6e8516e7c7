package dev.hitch.page;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.hitch.page.ChoosePage.Choice;
import dev.hitch.page.ChoosePage.Search;
import dev.hitch.page.FormField.Fault;
import dev.hitch.page.FormField.Kind;
import dev.hitch.page.FormPage.Asked;
import dev.hitch.page.FormPage.Entry;
import dev.hitch.page.FormPage.Reason;
import dev.hitch.page.FormPage.Trouble;
import dev.hitch.page.NoticePage.Notice;
import dev.hitch.page.theme.Theme;
import dev.hitch.page.words.Language;
import dev.hitch.provider.ProviderField;
import dev.hitch.provider.ProviderStatus;

import static org.assertj.core.api.Assertions.assertThat;

class PageRecordsTest {

    private static final Choice GEOTAB = new Choice("geotab", "Géotab", ProviderStatus.LIVE, "/x");

    private static FormField field(String name, boolean secret) {
        return FormField.of("geotab", new ProviderField(name, name, secret, true, null), Language.ENGLISH);
    }

    @ParameterizedTest
    @CsvSource({"'', true", "GEO, true", "' géo ', true", "tab, true", "motive, false"})
    void aSearchIgnoresCaseAccentsAndBlanks(String query, boolean found) {
        ChoosePage page = new ChoosePage(
                Layout.anonymous(Language.ENGLISH, ""),
                CustomTexts.NONE,
                new Search(query, "/", List.of()),
                List.of(GEOTAB),
                List.of());
        assertThat(page.anySuggested()).isEqualTo(found);
        assertThat(page.anyOther()).isFalse();
        assertThat(page.count()).isEqualTo(found ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"Acme, A", "'  éclair', É", "42 Trucks, 4", "'!?', ''"})
    void aLogoThatIsMissingIsALetter(String name, String letter) {
        assertThat(Initials.of(name)).isEqualTo(letter);
        assertThat(Initials.of(null)).isEmpty();
    }

    @Test
    void aSecretIsNeverShownAgain() {
        assertThat(field("password", true).with("hunter2", null).value()).isEmpty();
        assertThat(field("apiKey", true).with("k", Fault.TOO_LONG).value()).isEmpty();
        assertThat(field("username", false).with("fleet", null).value()).isEqualTo("fleet");
    }

    @Test
    void passwordManagersAreToldWhatAFieldIs() {
        assertThat(field("password", true).kind()).isEqualTo(Kind.PASSWORD);
        assertThat(field("apiKey", true).kind()).isEqualTo(Kind.KEY);
        assertThat(field("username", false).kind()).isEqualTo(Kind.USERNAME);
        assertThat(field("database", false).kind()).isEqualTo(Kind.TEXT);
    }

    @Test
    void aFieldIsDescribedByItsFaultThenItsHelp() {
        FormField helped = new FormField("a", "A", "Help.", Kind.TEXT, true, "", Fault.MISSING);
        assertThat(helped.describedBy()).isEqualTo("fault-a help-a");
        assertThat(helped.with("x", null).describedBy()).isEqualTo("help-a");
        assertThat(field("username", false).with("", null).describedBy()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0, 0",
        "PT0.402S, 0, 0",
        "PT10S, 0, 0",
        "PT10.001S, 1, 0",
        "PT60S, 1, 0",
        "PT60.5S, 2, 0",
        "PT1H30M, 90, 0",
        "PT1H31M, 91, 2",
        "P1D, 1440, 24"
    })
    void aWaitIsToldAsAFewSecondsInWholeMinutesOrInHours(Duration pause, long minutes, long hours) {
        Trouble trouble = new Trouble(Reason.RATE_LIMITED, pause, null);
        assertThat(trouble.minutes()).isEqualTo(minutes);
        assertThat(trouble.hours()).isEqualTo(hours);
        assertThat(Trouble.of(Reason.RATE_LIMITED).minutes()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, -",
                "help@acme.com, -, mailto:help@acme.com",
                "help@acme.com, https://acme.com/help, https://acme.com/help",
                "a?bcc=x&b%@acme.com, -, mailto:a%3Fbcc%3Dx%26b%25@acme.com",
                "a+b@acme.com, -, mailto:a%2Bb@acme.com"
            })
    void thereIsOneWayToSupport(String email, String url, String support) {
        assertThat(new Brand.Contact(null, null, email, url).support()).isEqualTo(support);
    }

    @Test
    void aNewLinkIsAskedForWhereTheOldOneIsOver() {
        Brand helped = new Brand(
                "Acme",
                new Brand.Logo(null, null),
                null,
                null,
                Theme.DEFAULT,
                new Brand.Contact(null, null, "help@acme.com", null));
        Layout layout = new Layout(Language.ENGLISH, helped, "", List.of());
        assertThat(new NoticePage(layout, Notice.LINK_OVER, null).askable()).isTrue();
        assertThat(new NoticePage(layout, Notice.PAGE_EXPIRED, "/").askable()).isFalse();
        assertThat(new NoticePage(Layout.anonymous(Language.ENGLISH, ""), Notice.LINK_OVER, null).askable())
                .isFalse();
    }

    @Test
    void whatMayStayEmptyIsShownWhereItMayBeTheReason() {
        FormField needed = new FormField("username", "User", null, Kind.USERNAME, true, "x", null);
        FormField further = new FormField("database", "Database", null, Kind.TEXT, false, "", null);
        assertThat(form(null, needed, further).showsFurther()).isFalse();
        assertThat(form(null, needed, further.with("acme", null)).showsFurther())
                .isTrue();
        assertThat(form(null, needed, further.with("", Fault.TOO_LONG)).showsFurther())
                .isTrue();
        assertThat(form(Trouble.of(Reason.WRONG_CREDENTIALS), needed, further).showsFurther())
                .isTrue();
        assertThat(form(Trouble.of(Reason.PROVIDER_DOWN), needed, further).showsFurther())
                .isFalse();
        assertThat(form(null, needed, further).entry().needed()).containsExactly(needed);
    }

    private static FormPage form(Trouble trouble, FormField... fields) {
        return new FormPage(
                Layout.anonymous(Language.ENGLISH, null),
                new Asked("Geotab", "MyGeotab", null, CustomTexts.NONE),
                new Entry("/", "sealed", List.of(fields), null, null),
                trouble,
                null);
    }

    @Test
    void theLanguageSwitchLeadsToTheSamePage() {
        assertThat(Layout.anonymous(Language.FRENCH, "/link?key=x").switches())
                .extracting(Layout.Switch::href)
                .containsExactly("/link?key=x&lang=en", "/link?key=x&lang=fr", "/link?key=x&lang=es");
        assertThat(Layout.anonymous(Language.FRENCH, "").switches())
                .filteredOn(Layout.Switch::current)
                .extracting(Layout.Switch::href)
                .containsExactly("?lang=fr");
        assertThat(Layout.anonymous(Language.FRENCH, null).switches()).isEmpty();
    }
}
