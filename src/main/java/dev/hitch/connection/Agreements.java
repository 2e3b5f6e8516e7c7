package dev.hitch.connection;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.hitch.id.Ulids;

/**
 * What was agreed to, oldest first, as it is stored. A record around the list, because Hibernate Reactive stores JSON
 * objects only.
 */
// Quarkus registers the types of requests and answers; this one is only named by a column.
@RegisterForReflection
record Agreements(List<Entry> entries) {

    static final Agreements NONE = new Agreements(List.of());

    private static final String PREFIX = "agr_";

    Agreements {
        entries = List.copyOf(entries);
    }

    /**
     * One agreement.
     *
     * @param id {@code agr_} and a ULID
     * @param acceptedAt as the request says; if it does not, when it was stored
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(String id, String agreementUrl, String type, String ipAddress, Instant acceptedAt, String userAgent) {

        boolean isOf(Agreement given) {
            return agreementUrl.equals(given.agreementUrl()) && Objects.equals(type, given.type());
        }

        /** Whether it says what {@code given} says. Where that does not say when it was accepted, the time is open. */
        boolean says(Agreement given) {
            return isOf(given)
                    && Objects.equals(ipAddress, given.ipAddress())
                    && Objects.equals(userAgent, given.userAgent())
                    && (given.acceptedAt() == null || given.acceptedAt().equals(acceptedAt));
        }
    }

    /** An agreement as the owner of its connection sees it. */
    @Schema(name = "RecordedAgreement", description = "What the user agreed to, as evidence.")
    record View(
            @Schema(required = true, pattern = "^agr_[0-9A-HJKMNP-TV-Z]{26}$")
            String id,

            @Schema(
                    required = true,
                    pattern = "^app_[0-9A-HJKMNP-TV-Z]{26}$",
                    description = "The application it was given to.")
            String applicationId,

            @Schema(
                    required = true,
                    pattern = "^conn_[0-9A-HJKMNP-TV-Z]{26}$",
                    description = "The connection it was given for.")
            String connectionId,

            @Schema(required = true, format = "uri") String agreementUrl,

            @Schema(description = "Such as `terms`.") String type,

            @Schema(description = "The address that the user agreed from.")
            String ipAddress,

            @Schema(required = true, description = "Where nobody told it, when it was stored.")
            Instant acceptedAt,

            String userAgent) {}

    /**
     * These, then what a request says was agreed to, which may be null, stored at {@code now}. What is recorded already
     * is not recorded again; what has no room is told to {@code additions}.
     */
    Agreements plus(List<Agreement> given, Additions additions, Ulids ulids, Instant now) {
        return new Agreements(additions.add(
                "agreements",
                CreateConnection.MOST_AGREEMENTS,
                entries,
                given,
                Agreements::known,
                one -> new Entry(
                        ulids.next(PREFIX, now),
                        one.agreementUrl(),
                        one.type(),
                        one.ipAddress(),
                        Optional.ofNullable(one.acceptedAt()).orElse(now),
                        one.userAgent())));
    }

    // Users who sign in again and again accept the same text each time, and must never be refused for that: where there
    // is no room, that it was accepted at all is enough.
    private static boolean known(List<Entry> recorded, Agreement given) {
        boolean room = recorded.size() < CreateConnection.MOST_AGREEMENTS;
        return recorded.stream()
                .anyMatch(entry -> entry.says(given) || !room && given.acceptedAt() == null && entry.isOf(given));
    }

    /** As the owner of {@code connection}, whose they are, sees them. */
    List<View> of(Connection connection) {
        return entries.stream()
                .map(entry -> new View(
                        entry.id,
                        connection.applicationId,
                        connection.id,
                        entry.agreementUrl,
                        entry.type,
                        entry.ipAddress,
                        entry.acceptedAt,
                        entry.userAgent))
                .toList();
    }
}
