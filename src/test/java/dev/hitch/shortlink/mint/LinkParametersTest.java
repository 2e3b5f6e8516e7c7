package dev.hitch.shortlink.mint;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hitch.json.Bodies;
import dev.hitch.json.Draft;
import dev.hitch.shortlink.LinkParameters;
import dev.hitch.sync.Backfill;
import dev.hitch.sync.SyncMode;

import static org.assertj.core.api.Assertions.assertThat;

class LinkParametersTest {

    private static final Instant START = Instant.parse("2021-01-06T03:24:53Z");
    private static final String TEMPLATE = "ltp_01HXQ4YK8V2X0X0X0X0X0X0X0X";

    private static LinkParameters parameters(List<String> tags, SyncMode mode, Backfill backfill, String template) {
        return new LinkParameters(null, null, "fleet_456", null, tags, null, mode, backfill, template);
    }

    private static String print(LinkParameters parameters) {
        return Mint.of(Draft.of(parameters)).fingerprint();
    }

    @Test
    void explicitDefaultsMakeNoDifference() {
        LinkParameters plain = parameters(null, null, null, null);
        assertThat(print(parameters(List.of(), SyncMode.AUTOMATIC, new Backfill(null, null), "default")))
                .isEqualTo(print(plain));
    }

    @Test
    void orderAndRepeatsOfTagsMakeNoDifference() {
        assertThat(print(parameters(List.of("b", "a", "b"), null, null, null)))
                .isEqualTo(print(parameters(List.of("a", "b"), null, null, null)));
    }

    @Test
    void whatIsFinerThanAMillisecondMakesNoDifference() {
        assertThat(print(parameters(null, null, new Backfill(START.plusNanos(999_999), null), null)))
                .isEqualTo(print(parameters(null, null, new Backfill(START, null), null)));
    }

    @Test
    void everythingElseMakesADifference() {
        List<LinkParameters> different = List.of(
                parameters(null, null, null, null),
                parameters(List.of("a"), null, null, null),
                parameters(List.of("A"), null, null, null),
                parameters(List.of("a", "b"), null, null, null),
                parameters(List.of("a,b"), null, null, null),
                parameters(null, SyncMode.MANUAL, null, null),
                parameters(null, null, new Backfill(START, null), null),
                parameters(null, null, new Backfill(START, 3), null),
                parameters(null, null, new Backfill(START.plusMillis(1), null), null),
                parameters(null, null, new Backfill(null, 3), null),
                parameters(null, null, null, TEMPLATE),
                new LinkParameters("geotab", null, null, null, null, null, null, null, null),
                new LinkParameters(null, List.of("geotab"), null, null, null, null, null, null, null),
                new LinkParameters(null, List.of("geotab", "samsara"), null, null, null, null, null, null, null),
                new LinkParameters(null, List.of("samsara", "geotab"), null, null, null, null, null, null, null),
                new LinkParameters(null, null, null, "fleet_456", null, null, null, null, null),
                new LinkParameters(null, null, null, null, null, "https://fleet_456", null, null, null),
                new LinkParameters(null, null, null, "é", null, null, null, null, null),
                new LinkParameters(null, null, null, "e\u0301", null, null, null, null, null));
        Set<String> prints = new HashSet<>();
        different.forEach(parameters -> prints.add(print(parameters)));
        assertThat(prints).hasSameSizeAs(different);
    }

    @Test
    void theFingerprintIsPinned() {
        // Stored fingerprints must go on matching: a change here needs a new version label, and mints every link anew.
        assertThat(print(parameters(List.of("b", "a"), null, new Backfill(START, 123), TEMPLATE)))
                .isEqualTo("bee8eb0a016feac8c31808ca6cb965299fb299f0f424477bb025705bf92759a6");
    }

    @Test
    void theFingerprintOfEveryMemberIsPinned() {
        LinkParameters all = new LinkParameters(
                "geotab",
                List.of("samsara", "geotab"),
                "fleet_456",
                "Ürün \"7\" € \uD83D\uDE9A",
                List.of("b", "a", "b"),
                "https://app.acme.com/done?x=1&y=%C3%A9#z",
                SyncMode.MANUAL,
                new Backfill(START, 123),
                TEMPLATE);
        assertThat(print(all)).isEqualTo("0f35f93163de7b8251d3b45c81e72f743f59521cd3f44f3124c654f0c499cf1a");
    }

    private static String print(String json) {
        Mint mint = Mint.of(Bodies.draft(json, LinkParameters.class));
        assertThat(mint.wellFormed()).as(json).isTrue();
        return mint.fingerprint();
    }

    @Test
    void everySpellingOfABodyIsTheSameRequest() {
        String first = """
                {"externalId": "fleet_456", "name": "Acme", "tags": ["b", "a"], "syncMode": "automatic",
                 "backfill": {"startFrom": "2021-01-06T03:24:53.000Z", "days": 123}, "provider": "geotab"}
                """;
        assertThat(print(
                        "{\"provider\":\"geotab\",\"name\":\"\\u0041cme\",\"externalId\":\"fleet_456\",\"tags\":[\"a\",\"b\"],"
                                + "\"providerHints\":[],\"redirectUrl\":null,\"template\":\"default\",\"syncMode\":null,"
                                + "\"backfill\":{\"days\":123.0,\"startFrom\":\"2021-01-06T05:24:53+02:00\"}}"))
                .isEqualTo(print(first));
    }

    @ParameterizedTest
    @CsvSource({"7.0, 7", "1e2, 100", "100.00, 100", "0.7E1, 7", "3650.0, 3650", "10e-1, 1"})
    void aWholeNumberIsOneHoweverItIsWritten(String written, int days) {
        assertThat(print("{\"backfill\":{\"days\":" + written + "}}"))
                .isEqualTo(print("{\"backfill\":{\"days\":" + days + "}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2021-01-06T03:24:53.123Z",
                "2021-01-06T03:24:53.123456Z",
                "2021-01-06T03:24:53.123999999999Z",
                "2021-01-06T05:24:53.123+0200",
                "2021-01-05T03:25:53.1235-23:59",
                "2021-01-07t03:23:53.123+23:59"
            })
    void aStartIsTheSameToTheMillisecond(String start) {
        assertThat(print("{\"backfill\":{\"startFrom\":\"" + start + "\"}}"))
                .isEqualTo(print(new LinkParameters(
                        null, null, null, null, null, null, null, new Backfill(START.plusMillis(123), null), null)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://bücher.example.test/日本",
                "https://bücher.example.test/%E6%97%A5%E6%9C%AC",
                " https://xn--bcher-kva.example.test/日本"
            })
    void aRedirectUrlIsTheSameInEverySpelling(String url) {
        assertThat(print("{\"redirectUrl\":\"" + url + "\"}"))
                .isEqualTo(print("{\"redirectUrl\":\"https://xn--bcher-kva.example.test/%E6%97%A5%E6%9C%AC\"}"));
    }
}
