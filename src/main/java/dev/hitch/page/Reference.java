package dev.hitch.page;

import io.quarkus.qute.TemplateGlobal;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * What a user can tell support about a page that says what went wrong. The log has the whole id of the request beside
 * each line; its end is enough to find it.
 */
final class Reference {

    private static final Logger LOG = Logger.getLogger(Reference.class);
    private static final int LENGTH = 8;

    private Reference() {}

    /** The reference of the present request; empty outside of one. */
    @TemplateGlobal
    static String reference() {
        return MDC.get("requestId") instanceof String id ? of(id) : "";
    }

    /** The end of {@code id}: ids that begin with the time differ only there. */
    static String of(String id) {
        return id.substring(Math.max(0, id.length() - LENGTH));
    }

    /** Writes the line that the reference leads to. */
    static void log(Enum<?> what) {
        LOG.infof("A user is told %s, reference %s", what, reference());
    }
}
