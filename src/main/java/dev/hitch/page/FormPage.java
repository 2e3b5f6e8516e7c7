package dev.hitch.page;

import java.time.Duration;
import java.util.List;

import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;

/**
 * The page where users enter the credentials of their account.
 *
 * @param layout what is around it
 * @param asked what they are asked for
 * @param entry what they fill in
 * @param trouble why the last attempt failed, or null
 * @param back where another provider can be chosen, or null
 */
@TemplateData
public record FormPage(Layout layout, Asked asked, Entry entry, Trouble trouble, String back) {

    /** Whether something has to be corrected first. */
    public boolean troubled() {
        return trouble != null || invalid();
    }

    /** Whether something that was filled in is wrong. */
    public boolean invalid() {
        return entry.fields.stream().anyMatch(field -> field.fault() != null)
                || entry.agreement != null && entry.agreement.missing;
    }

    /** Whether a secret was typed before and has to be typed again. */
    public boolean cleared() {
        return troubled()
                && entry.fields.stream().anyMatch(field -> field.kind().secret() && field.fault() == null);
    }

    /** Whether the fields that may stay empty are shown at once: something is in them, or may be missing there. */
    public boolean showsFurther() {
        return trouble != null && trouble.reason == Reason.WRONG_CREDENTIALS
                || entry.further().stream()
                        .anyMatch(
                                field -> field.fault() != null || !field.value().isEmpty());
    }

    /** The label of the field that was left empty and may be why the last attempt failed, or null. */
    public String leftOut() {
        return trouble == null
                ? null
                : entry.fields.stream()
                        .filter(field -> field.name().equals(trouble.leftOut))
                        .map(FormField::label)
                        .findFirst()
                        .orElse(null);
    }

    /** The page, ready to be rendered. */
    public TemplateInstance template() {
        if (trouble != null) {
            Reference.log(trouble.reason);
        }
        return Pages.form(this).setLocale(layout.language().tag());
    }

    /**
     * What users are asked for.
     *
     * @param provider the name of the provider
     * @param portal the name of the site in which its users sign in
     * @param again the connection that is to be signed in to again, or null where a new one is wanted
     * @param texts the application's own words
     */
    @TemplateData
    public record Asked(String provider, String portal, Again again, CustomTexts texts) {

        /** The letter that stands for the provider. */
        public String initial() {
            return Initials.of(provider);
        }
    }

    /**
     * A connection that is to be signed in to again.
     *
     * @param state where it stands
     * @param account the user name or the account as {@link MaskedAccount} shows it, or null
     */
    @TemplateData
    public record Again(State state, String account) {

        /** Where a connection stands. */
        public enum State {
            /** It works. */
            CONNECTED,
            /** Its credentials are no longer accepted. */
            DISCONNECTED,
            /** It was put away. */
            ARCHIVED,
            /** It is to be deleted. */
            PENDING_DELETION
        }
    }

    /**
     * What users fill in.
     *
     * @param action the path that it is posted to
     * @param step the sealed state that goes with it
     * @param fields the provider's fields
     * @param agreement what is to be accepted, or null
     * @param goesOnTo the host that users are sent to afterwards, or null where they stay
     */
    @TemplateData
    public record Entry(String action, String step, List<FormField> fields, Agreement agreement, String goesOnTo) {

        /** Copies the list. */
        public Entry {
            fields = List.copyOf(fields);
        }

        /** The fields that have to be filled in. */
        public List<FormField> needed() {
            return fields.stream().filter(FormField::required).toList();
        }

        /** Those that may stay empty. */
        public List<FormField> further() {
            return fields.stream().filter(field -> !field.required()).toList();
        }
    }

    /**
     * What users accept with a tick.
     *
     * @param url where it can be read
     * @param accepted whether it is ticked
     * @param missing whether the last attempt lacked it
     */
    @TemplateData
    public record Agreement(String url, boolean accepted, boolean missing) {}

    /**
     * Why an attempt failed.
     *
     * @param reason the reason
     * @param pause how long to wait, where the reason is {@link Reason#RATE_LIMITED}; null otherwise
     * @param leftOut the name of a field that was left empty and may be the reason, or null
     */
    @TemplateData
    public record Trouble(Reason reason, Duration pause, String leftOut) {

        private static final Duration MOMENT = Duration.ofSeconds(10);
        private static final long MOST_MINUTES = 90;

        /** For a reason that has nothing to do with waiting. */
        public static Trouble of(Reason reason) {
            return new Trouble(reason, null, null);
        }

        /** Whole minutes to wait; none where a few seconds are enough. */
        public long minutes() {
            if (pause == null) {
                return 1;
            }
            return pause.compareTo(MOMENT) <= 0
                    ? 0
                    : pause.plusSeconds(60).minusNanos(1).toMinutes();
        }

        /** Whole hours to wait, where that is easier to read than minutes; else none. */
        public long hours() {
            return minutes() <= MOST_MINUTES ? 0 : (minutes() + 59) / 60;
        }
    }

    /** A reason why an attempt failed. */
    public enum Reason {
        /** The provider refused what was typed. */
        WRONG_CREDENTIALS,
        /** The provider took the password, but it has to be changed there first. */
        EXPIRED_PASSWORD,
        /** The provider took it, but the account may not do what is needed. */
        INSUFFICIENT_PERMISSIONS,
        /** The provider has been asked too often. */
        RATE_LIMITED,
        /** No connection to the provider could be opened, at two attempts. */
        PROVIDER_UNREACHABLE,
        /** A failure of the provider. */
        PROVIDER_DOWN,
        /** The provider answered with an error that we do not know. */
        PROVIDER_ERROR,
        /** The provider did not answer in time. */
        PROVIDER_SLOW,
        /** The connection that is to be signed in to again belongs to another account. */
        OTHER_ACCOUNT,
        /** The connection that is to be signed in to again was to be deleted, and a newer one has its account. */
        CONNECTED_ANEW,
        /** The connection has as many tags or agreements as it may have. */
        NO_ROOM,
        /** The connection that is to be signed in to again was archived or deleted meanwhile. */
        CONNECTION_CLOSED,
        /** A failure on our side. */
        OUR_FAULT
    }
}
