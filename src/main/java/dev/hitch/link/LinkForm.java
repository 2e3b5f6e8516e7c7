package dev.hitch.link;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.netty.handler.codec.http.QueryStringDecoder;

import dev.hitch.page.FormField;
import dev.hitch.page.FormField.Fault;
import dev.hitch.page.words.Language;
import dev.hitch.provider.Provider;
import dev.hitch.provider.ProviderField;

/** What a browser sent of the form. Never printed: it holds credentials. */
final class LinkForm {

    private static final String FIELD = "field.";
    private static final String SWITCH = "lang-";
    private static final int LONGEST_VALUE = 1024;

    private final Map<String, String> values;

    private LinkForm(Map<String, String> values) {
        this.values = values;
    }

    /** The form in {@code body}; where that is malformed, a form with nothing in it. */
    static LinkForm parse(String body) {
        try {
            Map<String, List<String>> all = new QueryStringDecoder(body, false).parameters();
            // The character that no database takes, and that nobody types.
            return new LinkForm(all.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().get(0).replace("\0", ""))));
        } catch (IllegalArgumentException malformed) {
            return new LinkForm(Map.of());
        }
    }

    String step() {
        return values.getOrDefault("step", "");
    }

    boolean accepted() {
        return "accepted".equals(values.get("agreement"));
    }

    /** Whether the user only wants to read the page in another language. */
    boolean switchesLanguage() {
        return values.getOrDefault("do", "").startsWith(SWITCH);
    }

    /** The language to go on in, or null. */
    String language() {
        return switchesLanguage() ? values.get("do").substring(SWITCH.length()) : values.get(Language.PARAMETER);
    }

    /** What was typed into the provider's fields. */
    Map<String, String> credentials(Provider provider) {
        return provider.fields().stream()
                .map(ProviderField::name)
                .filter(name -> values.containsKey(FIELD + name))
                .collect(Collectors.toMap(name -> name, name -> values.get(FIELD + name)));
    }

    /** The provider's fields as they were filled in, with what is wrong where {@code checked}. */
    List<FormField> fields(Provider provider, Language language, boolean checked) {
        return provider.fields().stream()
                .map(field -> FormField.of(provider.code(), field, language)
                        .with(typed(field), checked ? fault(field) : null))
                .toList();
    }

    /** Whether something that has to be filled in is not, or cannot be. */
    boolean faulty(Provider provider) {
        return provider.fields().stream().anyMatch(field -> fault(field) != null);
    }

    private String typed(ProviderField field) {
        return values.getOrDefault(FIELD + field.name(), "");
    }

    private Fault fault(ProviderField field) {
        String typed = typed(field);
        boolean tooLong = typed.codePointCount(0, typed.length()) > LONGEST_VALUE;
        Optional<Fault> missing = field.required() && typed.isBlank() ? Optional.of(Fault.MISSING) : Optional.empty();
        return tooLong ? Fault.TOO_LONG : missing.orElse(null);
    }

    @Override
    public String toString() {
        return "LinkForm";
    }
}
