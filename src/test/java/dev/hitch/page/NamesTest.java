package dev.hitch.page;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NamesTest {

    @Test
    void aNameStandsForItselfAndEverythingIsEscaped() {
        assertThat(Names.html("Connect <" + Names.marked("A & \"B\"") + "> to '" + Names.marked("</bdi>") + "'"))
                .isEqualTo("Connect &lt;<bdi translate=\"no\">A &amp; &quot;B&quot;</bdi>&gt; to &#39;"
                        + "<bdi translate=\"no\">&lt;/bdi&gt;</bdi>&#39;");
    }

    @Test
    void aNameCannotHoldAMark() {
        assertThat(Names.html(Names.marked("\uE001x\uE000"))).isEqualTo("<bdi translate=\"no\"> x </bdi>");
    }

    @ParameterizedTest
    @CsvSource({
        "6f0c2f5e-6a3c-4b0e-9a57-3c1fd55bbf35, d55bbf35",
        "01JB7K3N2QZP7TVR4FX8SDWFH9, X8SDWFH9",
        "12345678, 12345678",
        "abc, abc"
    })
    void aReferenceIsTheEndOfTheIdOfTheRequest(String id, String reference) {
        assertThat(Reference.of(id)).isEqualTo(reference);
    }
}
