package dev.hitch.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import jakarta.validation.constraints.PastOrPresent;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.Range;

import dev.hitch.time.Since1970;

/**
 * How much history to fetch once an account is connected.
 *
 * @param startFrom the instant to start from; counts where both are given; or null
 * @param days how many days of 24 hours before the moment of connecting, 1 to 3,650; or null
 */
@Schema(
        description =
                "How much history to fetch upon connecting. Without it, data start from the moment of connecting.")
public record Backfill(
        @Schema(
                description =
                        "Start from this instant, not in the future and not before 1970. Counts where both members are given.",
                examples = "2021-01-06T03:24:53.000Z")
        @PastOrPresent
        @Since1970
        Instant startFrom,

        @Schema(
                description = "Start this many days before the moment of connecting.",
                examples = "123",
                minimum = "1",
                maximum = "3650")
        @Range(min = 1, max = 3650)
        Integer days) {

    /**
     * Cuts the instant to milliseconds, all that answers show of it: what was read can be sent back and means the same.
     */
    public Backfill {
        startFrom = startFrom == null ? null : startFrom.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Where the history begins for an account connected at {@code now}; empty where nothing was asked for. */
    public Optional<Instant> from(Instant now) {
        if (startFrom != null) {
            return Optional.of(startFrom);
        }
        return Optional.ofNullable(days).map(count -> now.minus(Duration.ofDays(count)));
    }

    /** {@code backfill}, or null where it asks for nothing: an empty object means the same as none. */
    public static Backfill orNull(Backfill backfill) {
        boolean empty = backfill == null || backfill.startFrom == null && backfill.days == null;
        return empty ? null : backfill;
    }
}
