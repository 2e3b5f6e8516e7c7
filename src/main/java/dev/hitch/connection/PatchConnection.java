package dev.hitch.connection;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.CodePointLength;

import dev.hitch.json.JsonBody;
import dev.hitch.sync.SyncMode;

/**
 * What a PATCH of a connection may change. An absent member (null here) keeps what is there; an explicit null (empty
 * here) clears it. Lists and objects are replaced as a whole.
 */
@JsonBody
@Schema(
        name = "PatchConnection",
        description = "Absent members keep their value; null clears it. Lists and objects are replaced as a whole.")
public record PatchConnection(
        @Schema(
                extensions = @Extension(name = "x-not-null", value = "true"),
                description =
                        "`connected`: of an `archived` or `disconnected` connection, the provider is asked first. Any of the three"
                                + " takes back a pending deletion, without asking the provider.")
        Optional<@NotNull(message = "must not be null") Status> status,

        Optional<@Valid Company> company,

        @Schema(description = "An ID from your system that can be used to reference the connection.")
        Optional<@CodePointLength(min = 1, max = 255) String> externalId,

        @Schema(extensions = @Extension(name = "x-not-null", value = "true"))
        Optional<@NotNull(message = "must not be null") SyncMode> syncMode,

        @Schema(description = "Up to 50 tags of 1 to 100 characters. A set: order and repeats mean nothing.")
        Optional<@Size(max = CreateConnection.MOST_TAGS) List<@CodePointLength(min = 1, max = 100) String>> tags,

        @Schema(implementation = ObjectNode.class, description = "Anything you want to keep with the connection.")
        Optional<ObjectNode> options,

        Optional<@Valid ConnectionFilters> filters) {

    // Compares numbers by value: 1, 1.0 and 1e0 are equal.
    private static final Comparator<JsonNode> BY_VALUE = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

    /** The statuses that a caller may set. */
    @Schema(name = "PatchConnectionStatus", description = "What a connection can be made.")
    public enum Status {
        /** Active, if the provider accepts the stored credentials. */
        CONNECTED(ConnectionStatus.CONNECTED),
        /** No longer authenticated. */
        DISCONNECTED(ConnectionStatus.DISCONNECTED),
        /** Hidden. */
        ARCHIVED(ConnectionStatus.ARCHIVED);

        private final ConnectionStatus meant;

        Status(ConnectionStatus meant) {
            this.meant = meant;
        }

        /** As the API writes it. */
        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The status asked for, or {@code present} where none is. */
    ConnectionStatus statusOr(ConnectionStatus present) {
        return status == null ? present : status.orElseThrow().meant;
    }

    /** The external id afterwards. */
    String externalIdOr(String present) {
        return externalId == null ? present : externalId.orElse(null);
    }

    /** The company afterwards. */
    Company companyOr(Company present) {
        return company == null ? present : company.orElse(Company.UNKNOWN);
    }

    /** The mode afterwards. */
    SyncMode syncModeOr(SyncMode present) {
        return syncMode == null ? present : syncMode.orElseThrow();
    }

    /** The tags afterwards; {@code present} itself where the set is the same. */
    String[] tagsOr(String[] present) {
        Set<String> known = new HashSet<>(List.of(present));
        Set<String> given = tags == null ? known : new LinkedHashSet<>(tags.orElse(List.of()));
        return given.equals(known) ? present : given.toArray(String[]::new);
    }

    /** The options afterwards; {@code present} itself where the given ones are equal. */
    ObjectNode optionsOr(ObjectNode present) {
        ObjectNode given = options == null ? present : options.orElseGet(JsonNodeFactory.instance::objectNode);
        return present.equals(BY_VALUE, given) ? present : given;
    }

    /** The filters afterwards. */
    ConnectionFilters filtersOr(ConnectionFilters present) {
        return filters == null ? present : filters.orElse(null);
    }
}
