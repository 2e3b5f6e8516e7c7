package dev.hitch.connection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
    record Entry(String id, String agreementUrl, String type, String ipAddress, Instant acceptedAt, String userAgent) {}

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

    /** What a request says was agreed to, which may be null, stored at {@code now}. */
    static Agreements of(List<Agreement> given, Ulids ulids, Instant now) {
        Stream<Agreement> all = given == null ? Stream.empty() : given.stream();
        return new Agreements(all.map(one -> new Entry(
                        ulids.next(PREFIX, now),
                        one.agreementUrl(),
                        one.type(),
                        one.ipAddress(),
                        Optional.ofNullable(one.acceptedAt()).orElse(now),
                        one.userAgent()))
                .toList());
    }

    /** These, then {@code added}. */
    Agreements plus(Agreements added) {
        return new Agreements(
                Stream.concat(entries.stream(), added.entries.stream()).toList());
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
