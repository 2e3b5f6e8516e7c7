package dev.hitch.link.flow;

import java.util.List;

import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.hitch.credential.Credentials;
import dev.hitch.page.FormField;
import dev.hitch.page.words.Language;
import dev.hitch.provider.Provider;
import dev.hitch.provider.ProviderAccount;
import dev.hitch.provider.ProviderField;
import dev.hitch.provider.ProviderFields;
import dev.hitch.provider.ProviderStatus;

import static org.assertj.core.api.Assertions.assertThat;

/** What a browser sent, without a browser. */
class LinkFormTest {

    private static final Provider PROVIDER = new Form();

    private static Credentials credentials(String body) {
        return LinkForm.parse(body).credentials(PROVIDER);
    }

    @Test
    void onlyTheProvidersFieldsAreCredentialsAndNoneIsPrinted() {
        LinkForm form = LinkForm.parse("step=s&field.username=ann&field.password=hunter2&field.other=x&password=y");
        Credentials credentials = form.credentials(PROVIDER);
        assertThat(credentials.names()).containsExactly("password", "username");
        assertThat(credentials.require("password")).isEqualTo("hunter2");
        assertThat(form + " " + credentials).doesNotContain("hunter2").doesNotContain("ann");
    }

    @ParameterizedTest
    @CsvSource({"field.username=&field.password=x, MISSING", "field.username=%20&field.password=x, MISSING"})
    void whatIsLeftOutIsShownAtItsField(String body, FormField.Fault fault) {
        LinkForm form = LinkForm.parse(body);
        List<FormField> fields = form.fields(
                PROVIDER, Language.choose("en", null), ProviderFields.check(PROVIDER, form.credentials(PROVIDER)));
        assertThat(fields).extracting(FormField::fault).containsExactly(fault, null);
    }

    @Test
    void aSecretIsNotShownAgain() {
        LinkForm form = LinkForm.parse("field.username=ann&field.password=hunter2");
        assertThat(form.fields(PROVIDER, Language.choose("en", null), List.of()))
                .extracting(FormField::value)
                .containsExactly("ann", "");
    }

    @Test
    void aMalformedBodyIsAnEmptyForm() {
        assertThat(credentials("field.username=%zz").names()).isEmpty();
        assertThat(LinkForm.parse("%").step()).isEmpty();
    }

    @Test
    void nulIsDropped() {
        assertThat(credentials("field.username=a%00b").require("username")).isEqualTo("ab");
    }

    @Test
    void aSwitchOfLanguageIsNoSubmission() {
        LinkForm form = LinkForm.parse("do=lang-fr&lang=en");
        assertThat(form.switchesLanguage()).isTrue();
        assertThat(form.language()).isEqualTo("fr");
        assertThat(LinkForm.parse("do=send&lang=en").language()).isEqualTo("en");
    }

    /** A provider that is only a form. */
    private record Form() implements Provider {

        @Override
        public String code() {
            return "form";
        }

        @Override
        public String name() {
            return "Form";
        }

        @Override
        public ProviderStatus status() {
            return ProviderStatus.SANDBOX;
        }

        @Override
        public List<ProviderField> fields() {
            return List.of(
                    new ProviderField("username", "Username", false, true, null),
                    new ProviderField("password", "Password", true, true, null));
        }

        @Override
        public Uni<ProviderAccount> verify(Credentials credentials) {
            return Uni.createFrom().nothing();
        }
    }
}
