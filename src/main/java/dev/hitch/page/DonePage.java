package dev.hitch.page;

import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;

/**
 * The page after success where users are not sent back to the application by address.
 *
 * @param layout what is around it
 * @param provider the name of the provider
 * @param account the name of the account, or null
 * @param again whether a connection that existed was signed in to again
 * @param publicToken what a page that frames this one is handed; null where none may
 */
@TemplateData
public record DonePage(Layout layout, String provider, String account, boolean again, String publicToken) {

    /** Whether a page that frames this one is handed the token. Only where one may: what needs no token gets none. */
    public boolean handedOver() {
        return publicToken != null && !layout.embedOrigins().isEmpty();
    }

    /** The page, ready to be rendered. */
    public TemplateInstance template() {
        return Pages.done(this).setLocale(layout.language().tag());
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "DonePage[" + provider + "]";
    }
}
