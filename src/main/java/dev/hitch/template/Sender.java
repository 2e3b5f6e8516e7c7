package dev.hitch.template;

import java.util.List;

import dev.hitch.application.Application;
import dev.hitch.page.Brand;
import dev.hitch.page.Layout;
import dev.hitch.page.words.Language;

/**
 * Who asks users for access: an application with the look of one of its templates.
 *
 * @param application the application
 * @param template what the template sets
 */
public record Sender(Application application, LinkTemplateSettings template) {

    /** The application with the look of the built-in template. */
    public static Sender plain(Application application) {
        return new Sender(application, LinkTemplateSettings.NONE);
    }

    /** As pages in {@code language} show it. */
    public Brand brand(Language language) {
        return template.brand(application.name(), language);
    }

    /**
     * The language of its pages.
     *
     * @param chosen what the user switched to, or null
     * @param accepted the {@code Accept-Language} header, or null
     */
    public Language language(String chosen, String accepted) {
        return Language.choose(
                chosen,
                accepted,
                template.language() == null ? null : template.language().tag());
    }

    /** Around a page at {@code address}, or around one that was posted and has none: null. */
    public Layout layout(Language language, String address) {
        List<String> framers = application.embedOrigins();
        return new Layout(language, brand(language), address, framers);
    }
}
