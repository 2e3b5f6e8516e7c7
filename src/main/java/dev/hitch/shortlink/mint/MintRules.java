package dev.hitch.shortlink.mint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import dev.hitch.application.Application;
import dev.hitch.shortlink.LinkParameters;

/**
 * What an application may ask of its links, where that depends on what is stored.
 *
 * @param redirects whether users may be sent to a URL
 * @param templates of the templates that are asked for, those it may use, and whether they require an external id
 */
record MintRules(Predicate<String> redirects, Map<String, Boolean> templates) {

    /** Why the application may not use these parameters, which may be null or malformed; empty where it may. */
    List<Refusal> refusals(LinkParameters parameters) {
        List<Refusal> found = new ArrayList<>();
        if (parameters == null) {
            return found;
        }
        if (parameters.redirectUrl() != null && !redirects.test(parameters.redirectUrl())) {
            found.add(Refusal.REDIRECT_NOT_LISTED);
        }
        String template = parameters.storedTemplate();
        if (template != null) {
            Boolean externalIdRequired = templates.get(template);
            if (externalIdRequired == null) {
                found.add(Refusal.TEMPLATE_UNKNOWN);
            } else if (externalIdRequired && parameters.externalId() == null) {
                found.add(Refusal.EXTERNAL_ID_MISSING);
            }
        }
        return found;
    }

    /** Why an application may not mint a link with certain parameters, where that depends on what is stored. */
    enum Refusal {
        /** The redirect URL has an origin that is not on the application's list. */
        REDIRECT_NOT_LISTED("redirectUrl", Application.REDIRECT_RULE),
        /** The application has no such template, or has archived it. */
        TEMPLATE_UNKNOWN("template", "must be a link template of this application that is not archived"),
        /** The template asks for an external id. */
        EXTERNAL_ID_MISSING("externalId", "is required by this link template");

        private final String member;
        private final String message;

        Refusal(String member, String message) {
            this.member = member;
            this.message = message;
        }

        /** The member of the parameters that is refused. */
        String member() {
            return member;
        }

        /** What is wrong with it. */
        String message() {
            return message;
        }
    }
}
