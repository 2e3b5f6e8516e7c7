package dev.hitch.shortlink;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class VisitAgentsTest {

    private static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";

    private static boolean isPerson(String agent) {
        return VisitAgents.isPerson("GET", Map.of("User-Agent", agent)::get);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CHROME,
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15",
                "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148"
                        + " [FBAN/FBIOS;FBAV/450.0.0.38.108]",
                "Mozilla/5.0 (Linux; Android 9; CUBOT_X18_Plus) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0"
            })
    void browsersAreHeldByPeople(String agent) {
        assertThat(isPerson(agent)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
                "Twitterbot/1.0",
                "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1"
                        + " Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0",
                "WhatsApp/2.23.20.0 A",
                "TelegramBot (like TwitterBot)",
                "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
                "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)"
                        + " Chrome/116.0.1938.76 Safari/537.36",
                "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
                "Mozilla/4.0 (compatible; ms-office; MSOffice 16)",
                "Mozilla/5.0 (Windows NT 10.0; Microsoft Outlook 16.0.17328; Microsoft Office/16.0)",
                "Mozilla/5.0 (compatible; BarracudaCentral/1.0)",
                "Mozilla/5.0 (compatible; Proofpoint URL Defense)",
                "Mozilla/5.0 (compatible; Mimecast)",
                "Mozilla/5.0 (compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp)",
                "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0 Safari/537.36",
                "curl/8.5.0",
                "Wget/1.21",
                "python-requests/2.31.0",
                "Go-http-client/2.0",
                "Java/17.0.2",
                ""
            })
    void previewsScannersAndProgramsAreNot(String agent) {
        assertThat(isPerson(agent)).isFalse();
    }

    @Test
    void whoDoesNotSayWhatItIsIsNoPerson() {
        assertThat(VisitAgents.isPerson("GET", name -> null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS"})
    void onlyAGetShowsAnything(String method) {
        assertThat(VisitAgents.isPerson(method, Map.of("User-Agent", CHROME)::get))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Purpose, prefetch, false",
        "Sec-Purpose, prefetch;prerender, false",
        "Sec-Purpose, prefetch;anonymous-client-ip, false",
        "Purpose, prefetch, false",
        "X-Moz, prefetch, false",
        "X-Purpose, preview, false",
        "Sec-Fetch-Mode, navigate, true"
    })
    void aPrefetchIsSeenByNobody(String header, String value, boolean person) {
        assertThat(VisitAgents.isPerson("GET", Map.of("User-Agent", CHROME, header, value)::get))
                .isEqualTo(person);
    }
}
