package dev.hitch.provider;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A provider as integrators see it. */
@Schema(name = "Provider", description = "A telematics service that users can connect.")
record ProviderView(
        @Schema(required = true, description = "Names it in every call.", examples = "geotab")
        String code,

        @Schema(required = true, description = "The name that users know it by.")
        String name,

        @Schema(
                required = true,
                description =
                        "`live`: in use. `beta`: works and may change. `sandbox`: for trying things out, no real account"
                                + " behind it. `deprecated`: existing connections go on, new ones should choose another.")
        ProviderStatus status,

        @Schema(required = true, description = "The fields of its form, in the order in which they are asked for.")
        List<ProviderField> fields) {

    static ProviderView of(Provider provider) {
        return new ProviderView(provider.code(), provider.name(), provider.status(), provider.fields());
    }
}
