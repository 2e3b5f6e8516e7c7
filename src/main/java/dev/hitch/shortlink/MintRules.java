package dev.hitch.shortlink;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.hitch.application.Application;
import dev.hitch.error.Violation;

/**
 * What an application may ask of its links, as far as that takes a look at what is stored.
 *
 * @param application who asks; null where no redirect URL is to be judged
 * @param templates of the templates to be judged, those it may use, and whether they ask for an external id
 */
record MintRules(Application application, Map<String, Boolean> templates) {

    /** Why the application may not use these parameters, which may be null or wrong in themselves; empty where it may. */
    List<Violation> refusals(LinkParameters parameters) {
        List<Violation> found = new ArrayList<>();
        if (parameters == null) {
            return found;
        }
        if (parameters.redirectUrl() != null) {
            application.redirectViolation(parameters.redirectUrl()).ifPresent(found::add);
        }
        String template = parameters.storedTemplate();
        if (template != null) {
            Boolean required = templates.get(template);
            boolean identified = !Boolean.TRUE.equals(required) || parameters.externalId() != null;
            note(
                    found,
                    required != null,
                    "template",
                    "must be a link template of this application that is not archived");
            note(found, identified, "externalId", "is required by this link template");
        }
        return found;
    }

    private static void note(List<Violation> found, boolean fine, String member, String message) {
        if (!fine) {
            found.add(Violation.of(Violation.BODY + "." + member, message));
        }
    }
}
