package dev.hitch.link.flow;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.netty.handler.codec.http.QueryStringDecoder;

import dev.hitch.credential.Credentials;
import dev.hitch.page.FormField;
import dev.hitch.page.FormField.Fault;
import dev.hitch.page.words.Language;
import dev.hitch.provider.Provider;
import dev.hitch.provider.ProviderField;
import dev.hitch.provider.ProviderFields;

/** The form as a browser sent it. Never printed: it holds credentials. */
final class LinkForm {

    private static final String FIELD = "field.";
    private static final String SWITCH = "lang-";

    private final Map<String, String> values;

    private LinkForm(Map<String, String> values) {
        this.values = values;
    }

    /** The form in {@code body}; where that is malformed, a form with nothing in it. */
    static LinkForm parse(String body) {
        try {
            Map<String, List<String>> all = new QueryStringDecoder(body, false).parameters();
            // NUL cannot be stored.
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

    /** Whether the script found that another page shows this one in a frame: some browsers do not send that. */
    boolean framed() {
        return values.containsKey("framed");
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
    Credentials credentials(Provider provider) {
        return Credentials.of(provider.fields().stream()
                .map(ProviderField::name)
                .filter(name -> values.containsKey(FIELD + name))
                .collect(Collectors.toMap(name -> name, name -> values.get(FIELD + name))));
    }

    /** The provider's fields as they were filled in, with {@code faults}. */
    List<FormField> fields(Provider provider, Language language, List<ProviderFields.Fault> faults) {
        Map<String, Fault> shown =
                faults.stream().collect(Collectors.toMap(ProviderFields.Fault::field, fault -> shown(fault.kind())));
        return provider.fields().stream()
                .map(field -> FormField.of(provider.code(), field, language)
                        .with(values.getOrDefault(FIELD + field.name(), ""), shown.get(field.name())))
                .toList();
    }

    private static Fault shown(ProviderFields.Fault.Kind kind) {
        return switch (kind) {
            case MISSING -> Fault.MISSING;
            case TOO_LONG -> Fault.TOO_LONG;
            case IMPOSSIBLE -> Fault.IMPOSSIBLE;
            case NOT_FOUND -> Fault.NOT_FOUND;
            case UNKNOWN -> throw new IllegalStateException("Only known fields are read from a form");
        };
    }

    @Override
    public String toString() {
        return "LinkForm";
    }
}
