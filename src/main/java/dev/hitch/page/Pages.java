package dev.hitch.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates. */
@CheckedTemplate(basePath = "page")
final class Pages {

    private Pages() {}

    static native TemplateInstance choose(ChoosePage page);

    static native TemplateInstance form(FormPage page);

    static native TemplateInstance done(DonePage page);

    static native TemplateInstance notice(NoticePage page);
}
