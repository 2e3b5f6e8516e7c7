package dev.hitch.shortlink.mint;

import java.util.List;

import jakarta.validation.constraints.NotEmpty;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.hitch.json.JsonBody;
import dev.hitch.shortlink.LinkParameters;

/**
 * Many requests for short links in one body.
 *
 * @param requests the JSON text of each request
 */
@JsonBody(maxBytes = 2 * 1024 * 1024, items = "requests", maxItems = CreateShortLinks.MOST)
@Schema(name = "CreateShortLinks", description = "Up to 1,000 requests for short links.")
record CreateShortLinks(
        @Schema(
                description = "1 to 1,000 bodies of POST /tsp/v1/link/short.",
                required = true,
                type = SchemaType.ARRAY,
                implementation = LinkParameters.class,
                minItems = 1,
                maxItems = CreateShortLinks.MOST)
        @NotEmpty(message = "must have 1 to " + CreateShortLinks.MOST + " entries")
        List<String> requests) {

    static final int MOST = 1000;
}
