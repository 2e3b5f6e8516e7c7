package dev.hitch.shortlink;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.origin.Origins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ManagedShortLinkViewTest {

    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant EXPIRES = Instant.parse("2027-01-01T00:00:00Z");

    private final ShortLink link = new ShortLink();

    ManagedShortLinkViewTest() {
        link.id = "slk_01JB7K3N2QZP7TVR4FX8SDWFH9";
        link.code = "az9qtk2d";
        link.parameters = new LinkParameters(null, null, null, null, null, null, null, null, null);
        link.createdAt = CREATED;
        link.expiresAt = EXPIRES;
    }

    @Test
    void whatIsAbsentIsLeftOutButTagsAreAList() {
        ManagedShortLinkView view = ManagedShortLinkView.of(link, Origins.three(), CREATED);
        assertThat(view.tags()).isEmpty();
        assertThat(view.externalId()).isNull();
        assertThat(view.template()).isNull();
        assertThat(view.opens()).isZero();
        assertThat(view.lastOpenedAt()).isNull();
    }

    @Test
    void theUrlIsOfTheOriginOfShortLinks() {
        assertThat(ManagedShortLinkView.of(link, Origins.three(), CREATED).url())
                .isEqualTo("https://xn--bcher-kva.example/az9qtk2d");
    }

    @Test
    void whatItStoresIsShown() {
        link.parameters = new LinkParameters(
                "geotab", List.of("motive"), "fleet", "Acme", List.of("b", "a"), "https://a.b/c", null, null, null);
        ManagedShortLinkView view = ManagedShortLinkView.of(link, Origins.three(), CREATED);
        assertThat(view.provider()).isEqualTo("geotab");
        assertThat(view.providerHints()).containsExactly("motive");
        assertThat(view.tags()).containsExactly("b", "a");
        assertThat(view.redirectUrl()).isEqualTo("https://a.b/c");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-31T23:59:59.999Z, false, LIVE",
        "2027-01-01T00:00:00Z, false, EXPIRED",
        "2026-06-01T00:00:00Z, true, REVOKED",
        "2027-01-01T00:00:00Z, true, REVOKED"
    })
    void revokedWinsOverExpired(Instant now, boolean revoked, ShortLinkStatus status) {
        link.revokedAt = revoked ? CREATED : null;
        assertThat(ManagedShortLinkView.of(link, Origins.three(), now).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "slk_", "az9qtk2d", "conn_01JB7K3N2QZP7TVR4FX8SDWFH9", "slk_01jb7k3n2qzp7tvr4fx8sdwfh9"})
    void anIdOfAnotherFormIsNone(String text) {
        assertThat(ShortLinkId.parse(text)).isEmpty();
        assertThatThrownBy(() -> new ShortLinkId(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
