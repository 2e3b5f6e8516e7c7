package dev.hitch.template;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.hitch.json.Bodies;

import static org.assertj.core.api.Assertions.assertThat;

/** What the bodies of requests about templates may say. */
class LinkTemplateBodyTest {

    static Stream<String> wrong() {
        return Stream.of(
                "'name':'' | name",
                "'name':7 | name",
                "'displayName':'' | displayName",
                "'displayName':'" + "x".repeat(256) + "' | displayName",
                "'logoUrl':'http://acme.com/logo.svg' | logoUrl",
                "'logoUrl':'javascript:alert(1)' | logoUrl",
                "'logoUrl':'data:image/png;base64,AAAA' | logoUrl",
                "'logoUrl':'https://a.b/" + "x".repeat(2048) + "' | logoUrl",
                "'primaryColor':'red' | primaryColor",
                "'primaryColor':'#12345' | primaryColor",
                "'primaryColor':'#ffff00' | primaryColor",
                "'borderRadius':-1 | borderRadius",
                "'borderRadius':33 | borderRadius",
                "'borderRadius':1.5 | borderRadius",
                "'borderRadius':'8px' | borderRadius",
                "'defaultTags':'x' | defaultTags",
                "'defaultTags':['a',''] | defaultTags[1]",
                "'defaultTags':[null] | defaultTags[0]",
                "'defaultTags':['" + "x".repeat(101) + "'] | defaultTags[0]",
                "'defaultTags':[" + "'x',".repeat(50) + "'x'] | defaultTags",
                "'requireExternalId':'yes' | requireExternalId",
                "'syncMode':'auto' | syncMode",
                "'backfillDays':0 | backfillDays",
                "'backfillDays':3651 | backfillDays",
                "'redirectUrl':'http://app.acme.com' | redirectUrl",
                "'redirectUrl':'//app.acme.com' | redirectUrl",
                "'redirectUrl':'https://u:p@app.acme.com' | redirectUrl",
                "'agreementUrl':'terms.html' | agreementUrl",
                "'content':[] | content",
                "'content':{'de':{}} | content.de",
                "'content':{'en':'Hello'} | content.en",
                "'content':{'en':{'title':'x'}} | content.en.title",
                "'content':{'en':{'heading':'" + "x".repeat(121) + "'}} | content.en.heading",
                "'content':{'fr':{'text':'" + "x".repeat(1001) + "'}} | content.fr.text",
                "'content':{'es':{'button':''}} | content.es.button",
                "'name':'\\u200b' | name",
                "'displayName':'\\u2800' | displayName",
                "'displayName':'Acme\\u202e moc' | displayName",
                "'displayName':'Acme\\n' | displayName",
                "'content':{'en':{'heading':'\\u200b\\u200b'}} | content.en.heading",
                "'content':{'en':{'heading':'a\\u2028b'}} | content.en.heading",
                "'content':{'en':{'text':'a\\u0007b'}} | content.en.text",
                "'content':{'en':{'text':'\\n'}} | content.en.text",
                "'content':{'es':{'button':'\\u2066x'}} | content.es.button",
                "'content':{'es':{'button':'" + "x".repeat(41) + "'}} | content.es.button",
                "'logoDarkUrl':'http://acme.com/logo.svg' | logoDarkUrl",
                "'purpose':'' | purpose",
                "'purpose':'" + "x".repeat(121) + "' | purpose",
                "'purpose':'a\\u202eb' | purpose",
                "'privacyUrl':'javascript:alert(1)' | privacyUrl",
                "'termsUrl':'/terms' | termsUrl",
                "'supportUrl':'mailto:help@acme.com' | supportUrl",
                "'supportEmail':'acme.com' | supportEmail",
                "'supportEmail':'help@acme' | supportEmail",
                "'supportEmail':'a b@acme.com' | supportEmail",
                "'supportEmail':'Help <help@acme.com>' | supportEmail",
                "'supportEmail':'a@b.c,d@e.f' | supportEmail",
                "'supportEmail':'" + "x".repeat(246) + "@acme.com' | supportEmail",
                "'language':'de' | language",
                "'language':'es-MX' | language",
                "'id':'ltp_x' | id",
                "'colour':'#1f5fbf' | colour");
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void eachRuleNamesItsPathInANewTemplate(String rule) {
        String[] parts = rule.replace('\'', '"').split(" \\| ");
        String name = parts[0].startsWith("\"name\"") ? "" : "\"name\":\"x\",";
        assertThat(Bodies.wrong("{" + name + parts[0] + "}", CreateLinkTemplate.class))
                .containsExactly(parts[1]);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void eachRuleNamesItsPathInAPatch(String rule) {
        String[] parts = rule.replace('\'', '"').split(" \\| ");
        assertThat(Bodies.wrong("{" + parts[0] + "}", PatchLinkTemplate.class)).containsExactly(parts[1]);
    }

    @Test
    void aNameIsRequiredOfANewTemplateAndCannotBeTakenAway() {
        assertThat(Bodies.wrong("{}", CreateLinkTemplate.class)).containsExactly("name");
        assertThat(Bodies.wrong("{}", PatchLinkTemplate.class)).isEmpty();
        assertThat(Bodies.wrong("{\"name\":null}", PatchLinkTemplate.class)).containsExactly("name");
    }

    @Test
    void aColourThatCannotBeReadIsRefusedWithItsRatio() {
        assertThat(Bodies.messages("{\"primaryColor\":\"#ffff00\"}", PatchLinkTemplate.class))
                .singleElement()
                .asString()
                .contains("1.07:1");
    }
}
