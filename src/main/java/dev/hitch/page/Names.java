package dev.hitch.page;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.Expression;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateNode.Origin;
import io.quarkus.qute.Variant;

/**
 * Writes names of applications, providers and accounts so that a browser neither translates them nor lets their
 * direction disorder the sentence around them: {@code {msg:doneText(app.marked)}}. Not for attributes and titles, which
 * have no elements.
 */
@Singleton
class Names implements ResultMapper {

    // Of the private use area: no message has them, and they are taken out of names.
    private static final char START = '\uE000';
    private static final char END = '\uE001';

    void register(@Observes EngineBuilder builder) {
        builder.addResultMapper(this);
    }

    /** {@code name} with marks, alone or for a sentence. */
    @TemplateExtension
    static String marked(String name) {
        return START + name.replace(START, ' ').replace(END, ' ') + END;
    }

    /** Before the one that escapes every text. */
    @Override
    public int getPriority() {
        return 10;
    }

    @Override
    public boolean appliesTo(Origin origin, Object result) {
        // A message is a template of its own, of plain text.
        return result instanceof String text
                && text.indexOf(START) >= 0
                && origin.getVariant()
                        .filter(variant -> variant.getContentType().equals(Variant.TEXT_HTML))
                        .isPresent();
    }

    @Override
    public String map(Object result, Expression expression) {
        return html((String) result);
    }

    /** {@code sentence} as HTML, in which marked names stand for themselves. */
    static String html(String sentence) {
        StringBuilder html = new StringBuilder(sentence.length() + 64);
        for (char c : sentence.toCharArray()) {
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case START -> html.append("<bdi translate=\"no\">");
                case END -> html.append("</bdi>");
                default -> html.append(c);
            }
        }
        return html.toString();
    }
}
