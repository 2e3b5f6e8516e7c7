package dev.hitch.page;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import io.quarkus.qute.TemplateInstance;

import dev.hitch.page.ChoosePage.Choice;
import dev.hitch.page.ChoosePage.Parameter;
import dev.hitch.page.ChoosePage.Search;
import dev.hitch.page.FormPage.Again;
import dev.hitch.page.FormPage.Again.State;
import dev.hitch.page.FormPage.Agreement;
import dev.hitch.page.FormPage.Asked;
import dev.hitch.page.FormPage.Entry;
import dev.hitch.page.FormPage.Reason;
import dev.hitch.page.FormPage.Trouble;
import dev.hitch.page.NoticePage.Notice;
import dev.hitch.page.theme.Colour;
import dev.hitch.page.theme.Theme;
import dev.hitch.page.words.Language;
import dev.hitch.provider.ProviderField;
import dev.hitch.provider.ProviderStatus;

/** Every page with something in it, by name. */
final class SamplePages {

    private static final String HOSTILE = "\"><script>alert(1)</script><b onmouseover='alert(1)'>{app}&amp;";
    static final String LONG_WORD = "Fleischwarentransportversicherungsgesellschaftsverwaltung";
    private static final Theme GREEN = new Theme(Colour.ofHex("0a7d3c").orElseThrow(), 12);

    private static final Brand HARBOUR = new Brand(
            "Harbour Freight Insurance",
            new Brand.Logo("/link/icon.svg", null),
            "To price your insurance by the miles you drive",
            null,
            new Theme(Colour.ofHex("ffd60a").orElseThrow(), 0),
            new Brand.Contact(
                    "https://harbour.example/privacy",
                    "https://harbour.example/terms",
                    "support@harbour.example",
                    null));

    private static final List<ProviderField> GEOTAB = List.of(
            new ProviderField(
                    "username",
                    "Username",
                    false,
                    true,
                    "What you sign in to MyGeotab with, usually your e-mail address."),
            new ProviderField("password", "Password", true, true, null),
            new ProviderField(
                    "database",
                    "Database",
                    false,
                    false,
                    "The word after my.geotab.com/ in your browser when you are signed in. You can leave it empty if you use"
                            + " only one."));

    private static final List<ProviderField> SAMSARA =
            List.of(new ProviderField("apiKey", "API token", true, true, "Settings, then API tokens, in Samsara."));

    private static final Map<String, Function<Layout, TemplateInstance>> PAGES = pages();

    private SamplePages() {}

    static Stream<String> names() {
        return PAGES.keySet().stream();
    }

    static Sample page(String name, Language language, List<String> embedders) {
        Layout layout = layout(name, language, embedders);
        return new Sample(layout, PAGES.get(name).apply(layout));
    }

    private static Layout layout(String name, Language language, List<String> embedders) {
        String address = "/samples/" + name + "?key=pk_1";
        if (name.startsWith("notice") && !name.endsWith("logo-square")) {
            return Layout.anonymous(language, address);
        }
        if (name.endsWith("dark-blue")) {
            Theme darkBlue = new Theme(Colour.ofHex("0a1a4f").orElseThrow(), 10);
            return new Layout(language, Brand.named("Night Haulage", darkBlue), address, embedders);
        }
        if (name.endsWith("long-word")) {
            return new Layout(
                    language, Brand.named(LONG_WORD, GREEN), name.startsWith("done") ? null : address, List.of());
        }
        if (name.equals("hostile")) {
            return new Layout(language, Brand.named(HOSTILE, Theme.DEFAULT), address, List.of());
        }
        Brand brand = name.endsWith("logo-square") ? HARBOUR : Brand.named("Acme Fleet Cards", GREEN);
        return new Layout(language, brand, name.startsWith("done") ? null : address, embedders);
    }

    private static Map<String, Function<Layout, TemplateInstance>> pages() {
        Map<String, Function<Layout, TemplateInstance>> pages = new LinkedHashMap<>();
        pages.put("choose", layout -> choose(layout, ""));
        pages.put("choose-logo-square", layout -> choose(layout, ""));
        pages.put("choose-searched", layout -> choose(layout, "Sam"));
        pages.put("choose-nothing-found", layout -> choose(layout, "Zonar"));
        pages.put("form", layout -> form(layout, null));
        pages.put("form-logo-square", layout -> form(layout, null));
        pages.put("choose-long-word", layout -> choose(layout, ""));
        pages.put("form-long-word", layout -> form(layout, Trouble.of(Reason.WRONG_CREDENTIALS)));
        pages.put(
                "done-long-word", layout -> new DonePage(layout, LONG_WORD, LONG_WORD, false, "pub_tkn_1").template());
        pages.put("form-dark-blue", layout -> form(layout, null));
        pages.put("form-key", SamplePages::key);
        pages.put("form-incomplete", SamplePages::incomplete);
        for (Reason reason : Reason.values()) {
            pages.put(
                    "form-" + named(reason),
                    layout -> form(layout, new Trouble(reason, Duration.ofSeconds(90), "database")));
        }
        for (State state : State.values()) {
            pages.put("again-" + named(state), layout -> again(layout, state));
        }
        pages.put(
                "done", layout -> new DonePage(layout, "Geotab", "Nordic Haulage Ltd", false, "pub_tkn_1").template());
        pages.put("done-again", layout -> new DonePage(layout, "Geotab", null, true, "pub_tkn_1").template());
        for (Notice notice : Notice.values()) {
            boolean restart = Set.of(Notice.PAGE_EXPIRED, Notice.PAGE_INVALID, Notice.PAGE_USED)
                    .contains(notice);
            pages.put(
                    "notice-" + named(notice),
                    layout -> new NoticePage(layout, notice, restart ? "/samples/choose" : null).template());
        }
        pages.put("notice-link-over-logo-square", layout -> new NoticePage(layout, Notice.LINK_OVER, null).template());
        pages.put("hostile", SamplePages::hostile);
        return pages;
    }

    private static TemplateInstance choose(Layout layout, String query) {
        return new ChoosePage(
                        layout,
                        CustomTexts.NONE,
                        new Search(query, "/samples/choose", List.of(new Parameter("key", "pk_1"))),
                        List.of(choice("samsara", "Samsara", ProviderStatus.LIVE)),
                        List.of(
                                choice("geotab", "Geotab", ProviderStatus.LIVE),
                                choice("motive", "Motive (KeepTruckin)", ProviderStatus.BETA),
                                choice("sandbox", "Sandbox", ProviderStatus.SANDBOX)))
                .template();
    }

    private static Choice choice(String code, String name, ProviderStatus status) {
        return new Choice(code, name, status, "/samples/form?provider=" + code);
    }

    private static TemplateInstance form(Layout layout, Trouble trouble) {
        List<FormField> fields = fields("geotab", GEOTAB, layout).stream()
                .map(field -> trouble == null ? field : field.with(typed(field), null))
                .toList();
        Entry entry = new Entry(
                "/samples/form",
                "sealed",
                fields,
                new Agreement("https://acme.example/agreement", trouble != null, false),
                "app.nordic-haulage.example");
        return new FormPage(
                        layout,
                        new Asked("Geotab", "MyGeotab", null, CustomTexts.NONE),
                        entry,
                        trouble,
                        "/samples/choose?key=pk_1")
                .template();
    }

    private static String typed(FormField field) {
        return field.kind() == FormField.Kind.USERNAME ? "dispatch@nordic-haulage.example" : "nordic_haulage";
    }

    private static TemplateInstance key(Layout layout) {
        CustomTexts texts = new CustomTexts(
                "Get your fuel discount", "Share your fleet’s mileage and save 4 ¢ a gallon.", "Save now");
        Entry entry = new Entry("/samples/form", "sealed", fields("samsara", SAMSARA, layout), null, null);
        return new FormPage(layout, new Asked("Samsara", "Samsara", null, texts), entry, null, null).template();
    }

    private static TemplateInstance incomplete(Layout layout) {
        List<FormField> fields = fields("geotab", GEOTAB, layout).stream()
                .map(field -> field.required() ? field.with("", FormField.Fault.MISSING) : field)
                .toList();
        Entry entry = new Entry(
                "/samples/form", "sealed", fields, new Agreement("https://acme.example/a", false, true), null);
        return new FormPage(
                        layout, new Asked("Geotab", "MyGeotab", null, CustomTexts.NONE), entry, null, "/samples/choose")
                .template();
    }

    private static TemplateInstance again(Layout layout, State state) {
        Entry entry = new Entry("/samples/form", "sealed", fields("geotab", GEOTAB, layout), null, null);
        return new FormPage(
                        layout,
                        new Asked("Geotab", "MyGeotab", new Again(state, "fl•••@nordic.example"), CustomTexts.NONE),
                        entry,
                        null,
                        null)
                .template();
    }

    private static TemplateInstance hostile(Layout layout) {
        FormField field =
                new FormField("x", HOSTILE, HOSTILE, FormField.Kind.TEXT, true, HOSTILE, FormField.Fault.MISSING);
        Entry entry = new Entry("/samples/form", HOSTILE, List.of(field), new Agreement(HOSTILE, false, true), HOSTILE);
        return new FormPage(layout, new Asked(HOSTILE, HOSTILE, null, CustomTexts.NONE), entry, null, HOSTILE)
                .template();
    }

    private static List<FormField> fields(String provider, List<ProviderField> fields, Layout layout) {
        return fields.stream()
                .map(field -> FormField.of(provider, field, layout.language()))
                .toList();
    }

    private static String named(Enum<?> constant) {
        return constant.name().toLowerCase().replace('_', '-');
    }

    /** A page and what is around it. */
    record Sample(Layout layout, TemplateInstance page) {}
}
