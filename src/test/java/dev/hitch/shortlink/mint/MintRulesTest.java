package dev.hitch.shortlink.mint;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.hitch.shortlink.LinkParameters;

import static org.assertj.core.api.Assertions.assertThat;

class MintRulesTest {

    private static final String FREE = "ltp_01HXQ4YK8V2X0X0X0X0X0X0X0X";
    private static final String STRICT = "ltp_01HXQ4YK8V2X0X0X0X0X0X0X0Y";
    private static final String UNKNOWN = "ltp_01HXQ4YK8V2X0X0X0X0X0X0X0Z";
    private static final String LISTED = "https://app.acme.com/done";

    private final MintRules rules = new MintRules(LISTED::equals, Map.of(FREE, false, STRICT, true));

    private static LinkParameters parameters(String externalId, String redirectUrl, String template) {
        return new LinkParameters(null, null, externalId, null, null, redirectUrl, null, null, template);
    }

    @Test
    void whatIsAbsentIsNotJudged() {
        assertThat(rules.refusals(parameters(null, null, null))).isEmpty();
        assertThat(rules.refusals(null)).isEmpty();
    }

    @Test
    void theRedirectMustBeAllowed() {
        assertThat(rules.refusals(parameters(null, LISTED, null))).isEmpty();
        assertThat(rules.refusals(parameters(null, "https://evil.example/", null)))
                .containsExactly(MintRules.Refusal.REDIRECT_NOT_LISTED);
    }

    @Test
    void theTemplateMustBeOneThatTheApplicationMayUse() {
        assertThat(rules.refusals(parameters(null, null, FREE))).isEmpty();
        assertThat(rules.refusals(parameters("fleet_456", null, UNKNOWN)))
                .containsExactly(MintRules.Refusal.TEMPLATE_UNKNOWN);
    }

    @Test
    void theBuiltInTemplateAndATextThatIsNoIdAreNotLookedUp() {
        assertThat(rules.refusals(parameters(null, null, "default"))).isEmpty();
        assertThat(rules.refusals(parameters(null, null, "nope"))).isEmpty();
    }

    @Test
    void aTemplateMayRequireAnExternalId() {
        assertThat(rules.refusals(parameters("fleet_456", null, STRICT))).isEmpty();
        assertThat(rules.refusals(parameters(null, null, STRICT)))
                .containsExactly(MintRules.Refusal.EXTERNAL_ID_MISSING);
    }

    @Test
    void everythingThatIsRefusedIsSaid() {
        assertThat(rules.refusals(parameters(null, "https://evil.example/", STRICT)))
                .containsExactly(MintRules.Refusal.REDIRECT_NOT_LISTED, MintRules.Refusal.EXTERNAL_ID_MISSING);
    }
}
