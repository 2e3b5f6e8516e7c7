package dev.hitch.shortlink.visit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0",
                "Opera/9.80 (Android; Opera Mini/36.2.2254/191.254; U; en) Presto/2.12.423 Version/12.16",
                "Opera/9.80 (J2ME/MIDP; Opera Mini/7.1.32052/29.3709; U; en) Presto/2.8.119 Version/11.10",
                "UCWEB/2.0 (MIDP-2.0; U; Adr 4.4.4; en-US; SM-G318HZ) U2/1.0.0 UCBrowser/10.7.9.856 U2/1.0.0 Mobile",
                "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0)",
                "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; .NET4.0C; .NET4.0E; rv:11.0) like Gecko",
                "Mozilla/5.0 (Linux; Android 14; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0"
                        + " Mobile Safari/537.36",
                "Mozilla/5.0 (Linux; Android 10; KFTRWI) AppleWebKit/537.36 (KHTML, like Gecko) Silk/120.4.1 like Chrome/120.0.6099.230"
                        + " Safari/537.36"
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Instagram 309.0.0.28.111 (iPhone13,2; iOS 17_5; en_US; en; scale=3.00; 1170x2532; 537288535)",
                "[FBAN/FBIOS;FBAV/450.0.0.38.108;FBDV/iPhone14,5]",
                "Snapchat/12.88.0.41 (like Safari/8618.1.15, panda)",
                "[Pinterest/iOS]",
                "LinkedInApp/9.29.7",
                "MicroMessenger/8.0.49(0x18003137) NetType/WIFI Language/en",
                "Safari Line/14.5.0",
                "Twitter for iPhone/10.36",
                "musical_ly_34.6.4 JsSdk/2.0 NetType/WIFI Channel/App Store ByteLocale/en BytedanceWebview/d8a21c6",
                "GSA/313.0.6243 Safari/604.1",
                "DuckDuckGo/7 Safari/605.1.15",
                "WhatsApp/2.24.10",
                "Viber/22.3.1",
                "Telegram-Android/10.9.1",
                "KAKAOTALK 2410470",
                "NAVER(inapp; search; 1000; 12.5.0)",
                "Reddit/Version 2024.17.0/Build 614973/iOS Version 17.4"
            })
    void inAppBrowsersAreHeldByPeople(String app) {
        assertThat(isPerson(
                        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                                + " Mobile/15E148 " + app))
                .isTrue();
    }

    @Test
    void whoIsOnTheListOfCrawlersIsNoPerson() throws IOException {
        try (var list = new BufferedReader(new InputStreamReader(
                getClass().getResourceAsStream("crawler-user-agent-instances.txt"), StandardCharsets.UTF_8))) {
            List<String> agents =
                    list.lines().filter(line -> !line.startsWith("#")).toList();
            assertThat(agents).hasSizeGreaterThan(2_000).noneMatch(VisitAgentsTest::isPerson);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (compatible; Claude-User/1.0; +Claude-User@anthropic.com)",
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ChatGPT-User/1.0; +https://openai.com/bot)",
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Perplexity-User/1.0; +https://perplexity.ai/perplexity-user)",
                "Mozilla/5.0 (compatible; Embedly/0.2; +http://support.embed.ly/)",
                "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 5.1; Trident/4.0) Nessus",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 DatadogSynthetics"
            })
    void monitorsScannersAndAgentsThatNameThemselvesAreNot(String agent) {
        assertThat(isPerson(agent)).isFalse();
    }

    @Test
    void anAgentWithoutEndIsJudgedByItsBeginning() {
        assertThat(isPerson(CHROME + " Current".repeat(20_000))).isTrue();
        assertThat(isPerson("Mozilla/5.0 Nessus" + " Current".repeat(20_000))).isFalse();
    }
}
