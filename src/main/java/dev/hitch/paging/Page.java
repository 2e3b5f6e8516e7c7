package dev.hitch.paging;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A part of a list.
 *
 * @param next the cursor of the next part; null on the last one
 */
@Schema(description = "A part of a list.")
public record Page<T>(
        @Schema(required = true) List<T> results,

        @Schema(description = "Send it as `cursor` to get the next page. Absent on the last page.")
        String next) {}
