package dev.hitch.link.flow;

import java.security.SecureRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.hitch.id.RandomTokens;
import dev.hitch.id.SecretToken;

import static org.assertj.core.api.Assertions.assertThat;

/** Where the user goes with the token. */
class SubmissionTest {

    private final SecretToken token = new RandomTokens(new SecureRandom()).secret("pub_tkn_");
    private final Submission done = new Submission(Submission.Kind.CONNECTED, "Acme", token, null);

    @ParameterizedTest
    @CsvSource({
        "https://a.test, https://a.test?TOKEN",
        "https://a.test/, https://a.test/?TOKEN",
        "https://a.test/?, https://a.test/?TOKEN",
        "https://a.test/?a=1, https://a.test/?a=1&TOKEN",
        "https://a.test/?a=1&, https://a.test/?a=1&TOKEN",
        "https://a.test/?a?, https://a.test/?a?&TOKEN",
        "https://a.test/?a=1#f, https://a.test/?a=1&TOKEN#f",
        "https://a.test/#f?g, https://a.test/?TOKEN#f?g",
        "https://a.test/#, https://a.test/?TOKEN#",
        "https://a.test/?tokens=1&my_token=2, https://a.test/?tokens=1&my_token=2&TOKEN"
    })
    void theTokenIsAddedToTheQuery(String url, String expected) {
        assertThat(done.addedTo(url, null)).isEqualTo(expected.replace("TOKEN", "token=" + token.reveal()));
        assertThat(done.addedTo(url, "s")).isEqualTo(expected.replace("TOKEN", "token=" + token.reveal() + "&state=s"));
    }

    @Test
    void aStateIsGivenBackEncoded() {
        assertThat(done.addedTo("https://a.test/", "日本 é&=#%+\"'"))
                .endsWith("&state=%E6%97%A5%E6%9C%AC%20%C3%A9%26%3D%23%25%2B%22%27");
    }

    @Test
    void itIsPrintedWithoutTheToken() {
        assertThat(done.toString()).doesNotContain(token.reveal());
    }
}
