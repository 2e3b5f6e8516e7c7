package dev.hitch.shortlink.mint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import dev.hitch.shortlink.LinkParameters;

/**
 * What an application may ask of its links, where that depends on what is stored.
 *
 * @param redirects whether users may be sent to a URL
 * @param templates of the templates that are asked for, those it may use, and whether they require an external id
 */
record MintRules(Predicate<String> redirects, Map<String, Boolean> templates) {

    /** Why the application may not use these parameters, which may be null or malformed; empty where it may. */
    List<MintRefusal> refusals(LinkParameters parameters) {
        List<MintRefusal> found = new ArrayList<>();
        if (parameters == null) {
            return found;
        }
        if (parameters.redirectUrl() != null && !redirects.test(parameters.redirectUrl())) {
            found.add(MintRefusal.REDIRECT_NOT_LISTED);
        }
        String template = parameters.storedTemplate();
        if (template != null) {
            Boolean externalIdRequired = templates.get(template);
            if (externalIdRequired == null) {
                found.add(MintRefusal.TEMPLATE_UNKNOWN);
            } else if (externalIdRequired && parameters.externalId() == null) {
                found.add(MintRefusal.EXTERNAL_ID_MISSING);
            }
        }
        return found;
    }
}
