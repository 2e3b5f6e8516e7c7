package dev.hitch.page;

import io.quarkus.qute.TemplateData;

import dev.hitch.page.words.FieldWords;
import dev.hitch.page.words.Language;
import dev.hitch.provider.ProviderField;

/**
 * One field of the form, in the user's language.
 *
 * @param name its key
 * @param label what users read above it
 * @param help a sentence below the label, or null
 * @param kind what is typed into it
 * @param required whether it must be filled in
 * @param value what was typed before; always empty for a secret
 * @param fault what is wrong with what was typed, or null
 */
@TemplateData
public record FormField(
        String name, String label, String help, Kind kind, boolean required, String value, Fault fault) {

    /** Drops the value of a secret. */
    public FormField {
        value = kind.secret() || value == null ? "" : value;
    }

    /** The field as {@code provider} asks for it, not filled in. */
    public static FormField of(String provider, ProviderField field, Language language) {
        return new FormField(
                field.name(),
                FieldWords.label(provider, field, language),
                FieldWords.help(provider, field, language),
                Kind.of(field),
                field.required(),
                "",
                null);
    }

    /** The same after an attempt with {@code value} in it. */
    public FormField with(String value, Fault fault) {
        return new FormField(name, label, help, kind, required, value, fault);
    }

    /** The ids of help and fault for screen readers, or null if there are neither. */
    public String describedBy() {
        String helped = help == null ? "" : "help-" + name;
        String faulty = fault == null ? "" : "fault-" + name;
        String both = (faulty + " " + helped).strip();
        return both.isEmpty() ? null : both;
    }

    /** What is typed into a field, which decides how browsers treat it. */
    @TemplateData
    public enum Kind {
        /** A user name. */
        USERNAME("username"),
        /** A password of a user name. */
        PASSWORD("current-password"),
        /** A key that was copied from somewhere. */
        KEY("off"),
        /** Anything else. */
        TEXT("off");

        private final String autocomplete;

        Kind(String autocomplete) {
            this.autocomplete = autocomplete;
        }

        /** The value of {@code autocomplete}: password managers must be able to help (WCAG 2.2, 3.3.8). */
        public String autocomplete() {
            return autocomplete;
        }

        /** Whether it is masked and never shown again. */
        public boolean secret() {
            return this == PASSWORD || this == KEY;
        }

        private static Kind of(ProviderField field) {
            if (field.secret()) {
                return field.name().equals("password") ? PASSWORD : KEY;
            }
            return field.name().equals("username") ? USERNAME : TEXT;
        }
    }

    /** What is wrong with what was typed. */
    public enum Fault {
        /** Nothing was entered. */
        MISSING,
        /** More than any provider takes. */
        TOO_LONG,
        /** It cannot be what the field asks for. */
        IMPOSSIBLE,
        /** The provider knows no such thing. */
        NOT_FOUND
    }
}
