package dev.hitch.link.flow;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.hitch.page.NoticePage.Notice;
import dev.hitch.page.words.Language;
import dev.hitch.shortlink.LinkParameters;
import dev.hitch.sync.Backfill;
import dev.hitch.sync.SyncMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What is read of an address of Link. */
class LinkRequestTest {

    private static LinkRequest at(String... pairs) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            all.put(pairs[i], pairs[i + 1]);
        }
        return LinkRequest.of("/", null, all);
    }

    private static Notice refusal(Runnable work) {
        return catchThrowableOfType(LinkFailure.class, work::run).notice();
    }

    @Test
    void unknownAndEmptyParametersAreDropped() {
        LinkRequest request = at("key", "pk", "provider", "", "utm_source", "mail", "state", "s");
        assertThat(request.given()).containsOnlyKeys("key", "state");
        assertThat(request.get("provider")).isNull();
    }

    @Test
    void theAddressIsInOneOrderAndWithoutLanguageAndSearch() {
        LinkRequest one = at("state", "a b&c", "key", "pk", "lang", "fr", "q", "geo");
        LinkRequest other = at("q", "", "key", "pk", "state", "a b&c", "lang", "es");
        assertThat(one.address()).isEqualTo("/?key=pk&state=a%20b%26c").isEqualTo(other.address());
        assertThat(one.language()).isEqualTo("fr");
        assertThat(one.query()).isEqualTo("geo");
    }

    @Test
    void theAddressOfALanguageNamesIt() {
        assertThat(at("key", "pk").address(Language.FRENCH)).isEqualTo("/?key=pk&lang=fr");
        assertThat(at().address(Language.SPANISH)).isEqualTo("/?lang=es");
    }

    @Test
    void aParameterIsAddedReplacedOrTakenAway() {
        LinkRequest request = at("key", "pk", "pick", "geotab");
        assertThat(request.with("pick", "motive").address()).isEqualTo("/?key=pk&pick=motive");
        assertThat(request.with("pick", null).address()).isEqualTo("/?key=pk");
        assertThat(request.address()).isEqualTo("/?key=pk&pick=geotab");
    }

    @Test
    void whatItSaysIsWhatAShortLinkWouldStore() {
        LinkRequest request = at(
                "provider", "geotab",
                "external_id", "fleet",
                "name", "Acme",
                "tags", "b, a ,,b",
                "redirect_url", "https://app.acme.com/é",
                "sync_mode", "manual",
                "backfill_days", "30",
                "template", "default");
        assertThat(request.parameters())
                .isEqualTo(new LinkParameters(
                        "geotab",
                        null,
                        "fleet",
                        "Acme",
                        List.of("b", "a", "b"),
                        "https://app.acme.com/%C3%A9",
                        SyncMode.MANUAL,
                        new Backfill(null, 30),
                        "default"));
        assertThat(at().parameters())
                .isEqualTo(new LinkParameters(null, null, null, null, null, null, null, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2021-01-06, -, 2021-01-06T00:00:00Z, -",
                "2021-01-06T03:24:53Z, -, 2021-01-06T03:24:53Z, -",
                "2021-01-06T03:24:53 01:00, -, 2021-01-06T02:24:53Z, -",
                "-, 7, -, 7",
                "2021-01-06, 0, 2021-01-06T00:00:00Z, -"
            })
    void aBackfillIsADateAMomentOrDays(String from, String days, Instant start, Integer count) {
        Map<String, String> given = new HashMap<>();
        given.put("backfill_start_from", from == null ? "" : from);
        given.put("backfill_days", days == null ? "" : days);
        assertThat(LinkRequest.of("/", null, given).parameters().backfill()).isEqualTo(new Backfill(start, count));
    }

    @Test
    void zeroDaysAloneAreNoBackfill() {
        assertThat(at("backfill_days", "0").parameters().backfill()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "sync_mode, auto",
        "sync_mode, MANUAL",
        "backfill_days, many",
        "backfill_days, 1.5",
        "backfill_days, 99999999999",
        "backfill_start_from, yesterday",
        "backfill_start_from, 2021-13-01",
        "backfill_start_from, 2021-1-1"
    })
    void whatCannotBeReadIsAnIncompleteLink(String name, String value) {
        assertThat(refusal(() -> at(name, value).parameters())).isEqualTo(Notice.LINK_INCOMPLETE);
    }

    @Test
    void aNulAnywhereAndALongStateAreRefused() {
        assertThat(refusal(() -> at("external_id", "a\0b").check())).isEqualTo(Notice.LINK_INCOMPLETE);
        assertThat(refusal(() -> at("state", "x".repeat(2049)).check())).isEqualTo(Notice.LINK_INCOMPLETE);
        assertThatCode(() -> at("state", "x".repeat(2048), "name", "é").check()).doesNotThrowAnyException();
    }
}
