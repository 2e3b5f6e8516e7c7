package dev.hitch.connection;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;

import dev.hitch.id.Ulids;

/**
 * An agreement as it is stored.
 *
 * @param id {@code agr_} and a ULID
 * @param acceptedAt as it was told; where it was not, when it was stored
 */
// Quarkus registers what requests and answers name; this is named by a column alone.
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecordedAgreement(
        String id, String agreementUrl, String type, String ipAddress, Instant acceptedAt, String userAgent) {

    private static final String PREFIX = "agr_";

    static RecordedAgreement of(Agreement told, Ulids ulids, Instant now) {
        return new RecordedAgreement(
                ulids.next(PREFIX, now),
                told.agreementUrl(),
                told.type(),
                told.ipAddress(),
                Optional.ofNullable(told.acceptedAt()).orElse(now),
                told.userAgent());
    }
}
