package dev.hitch.provider;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One field of a provider's form.
 *
 * @param name its key in {@code credentials}
 * @param label what users read beside it
 * @param secret whether what is typed is masked and never shown again
 * @param required whether it must be filled in
 * @param help a sentence of help, or null
 */
@Schema(description = "One field of a provider's form.")
public record ProviderField(
        @Schema(required = true, description = "Its key in `credentials`.")
        String name,

        @Schema(required = true, description = "What users read beside it.")
        String label,

        @Schema(required = true, description = "Whether what is typed is masked and never shown again.")
        boolean secret,

        @Schema(required = true, description = "Whether it must be filled in.")
        boolean required,

        @Schema(description = "A sentence for users who wonder what is meant.")
        String help) {

    /** Whether it is a password, which is taken as it is typed. Every other secret is a key that was copied. */
    public boolean password() {
        return secret && name.equals("password");
    }
}
