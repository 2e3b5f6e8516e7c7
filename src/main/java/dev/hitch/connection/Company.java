package dev.hitch.connection;

import java.util.List;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.CodePointLength;

import dev.hitch.json.Readable;

/**
 * The customer, as the integrator knows it.
 *
 * @param name its name, or null
 * @param dotNumbers its numbers at the U.S. Department of Transportation, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "The customer, as you know it.")
public record Company(
        @Schema(minLength = 1, maxLength = 255) @CodePointLength(min = 1, max = 255) @Readable
        String name,

        @Schema(description = "USDOT numbers, up to 50, each 1 to 12 digits.") @Size(max = 50)
        List<@Pattern(regexp = "[0-9]{1,12}", message = "must have 1 to 12 digits") String> dotNumbers) {

    static final Company UNKNOWN = new Company(null, null);

    /** This company, with what it does not say filled in from {@code other}. */
    Company orElse(Company other) {
        return new Company(name == null ? other.name : name, dotNumbers == null ? other.dotNumbers : dotNumbers);
    }
}
