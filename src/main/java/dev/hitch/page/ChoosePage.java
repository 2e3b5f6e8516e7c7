package dev.hitch.page;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;

import dev.hitch.provider.ProviderStatus;

/**
 * The page where users choose their provider. It contains every provider whatever the search, and hides those that do
 * not match, so that the script can show them again.
 *
 * @param layout what is around it
 * @param texts the application's own words
 * @param search what is searched for
 * @param suggested the providers that the link hints at
 * @param others all further ones
 */
@TemplateData
public record ChoosePage(Layout layout, CustomTexts texts, Search search, List<Choice> suggested, List<Choice> others) {

    /** Copies the lists. */
    public ChoosePage {
        suggested = List.copyOf(suggested);
        others = List.copyOf(others);
    }

    /** Whether a suggested provider matches what is searched for. */
    public boolean anySuggested() {
        return suggested.stream().anyMatch(this::shown);
    }

    /** Whether another provider matches what is searched for. */
    public boolean anyOther() {
        return others.stream().anyMatch(this::shown);
    }

    /** Whether a provider matches what is searched for. */
    public boolean shown(Choice choice) {
        return search.matches(choice);
    }

    /** How many providers match. */
    public long count() {
        return suggested.stream().filter(this::shown).count()
                + others.stream().filter(this::shown).count();
    }

    /** The page, ready to be rendered. */
    public TemplateInstance template() {
        return Pages.choose(this).setLocale(layout.language().tag());
    }

    /**
     * A provider to choose.
     *
     * @param code its code
     * @param name its name
     * @param status how far it may be relied on
     * @param href where choosing it leads
     */
    @TemplateData
    public record Choice(String code, String name, ProviderStatus status, String href) {

        /** Whether it may still change. */
        public boolean beta() {
            return status == ProviderStatus.BETA;
        }

        /** Whether it is for trying things out. */
        public boolean sandbox() {
            return status == ProviderStatus.SANDBOX;
        }

        /** The letter that stands for it. */
        public String initial() {
            return Initials.of(name);
        }
    }

    /**
     * What is searched for.
     *
     * @param query as typed, maybe empty
     * @param action the path that the search is sent to
     * @param kept the parameters that go with it, so that the search leads to the same page
     */
    @TemplateData
    public record Search(String query, String action, List<Parameter> kept) {

        /** Copies the list. */
        public Search {
            kept = List.copyOf(kept);
        }

        /** Whether anything is searched for. */
        public boolean active() {
            return !query.isBlank();
        }

        boolean matches(Choice choice) {
            String wanted = folded(query);
            return folded(choice.name).contains(wanted) || choice.code.contains(wanted);
        }

        private static String folded(String text) {
            return Normalizer.normalize(text.strip(), Normalizer.Form.NFD)
                    .replaceAll("\\p{M}", "")
                    .toLowerCase(Locale.ROOT);
        }
    }

    /** One parameter of an address. */
    @TemplateData
    public record Parameter(String name, String value) {}
}
