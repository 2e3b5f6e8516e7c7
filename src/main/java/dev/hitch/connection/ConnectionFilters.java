package dev.hitch.connection;

import java.util.List;
import java.util.Locale;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.CodePointLength;

/** Which data of an account the integrator wants. Stored with the connection. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
@Schema(description = "What of the account's data is wanted. Absent: everything.")
public record ConnectionFilters(
        @Valid Selection vehicles, @Valid Selection drivers) {

    /** Selects vehicles or drivers. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    @Schema(name = "ConnectionFilter", description = "Some of the vehicles or drivers.")
    public record Selection(
            @Schema(description = "Only those in this state.")
            Activity status,

            @Schema(description = "Not these.") @Size(max = 1000)
            List<@CodePointLength(min = 1, max = 100) String> excludeIds,

            @Schema(description = "Exactly these; `status` and `excludeIds` do not matter then.") @Size(max = 1000)
            List<@CodePointLength(min = 1, max = 100) String> includeIds) {}

    /** Whether a vehicle or driver is in use. */
    public enum Activity {
        /** In use. */
        ACTIVE,
        /** Not in use. */
        INACTIVE;

        /** As the API writes it. */
        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
