package dev.hitch.connection;

import java.time.Duration;
import java.util.List;

import dev.hitch.provider.ProviderFailure;
import dev.hitch.provider.ProviderFields.Fault;

/**
 * Why an account was not connected, or a connection not found or not changed. Nothing was stored. The API and Link each
 * put it into their own words, by a {@code switch} expression over the kind.
 */
public final class ConnectionFailure extends RuntimeException {

    /** The reason. */
    public enum Kind {
        /** There is no such connection of the application, or it was deleted. */
        NOT_FOUND,
        /** The credentials do not have the provider's fields: see {@link #faults()}. */
        INVALID_FIELDS,
        /** The provider refused the credentials: {@link #field()} names a field left empty that may be needed. */
        INVALID_CREDENTIALS,
        /** The provider refused a password that is too old: the user has to change it there first. */
        EXPIRED_PASSWORD,
        /** The provider knows no such thing as one field of the credentials names: see {@link #faults()}. */
        FIELD_NOT_FOUND,
        /** The provider accepted the credentials, but they lack permissions. */
        INSUFFICIENT_PERMISSIONS,
        /** The provider's own limit is reached: see {@link #retryAfter()}. */
        RATE_LIMITED,
        /** No connection to the provider could be opened, also at a second attempt. */
        PROVIDER_UNREACHABLE,
        /** The provider failed, or is not offered here. */
        PROVIDER_UNAVAILABLE,
        /** The provider answered with an error that we do not know. */
        PROVIDER_UNKNOWN_ERROR,
        /** The provider did not answer in time. */
        PROVIDER_TIMED_OUT,
        /** The credentials open another account than the connection's. */
        ANOTHER_ACCOUNT,
        /** The connection was changed while the provider was asked. */
        CHANGED_MEANWHILE,
        /** Another connection of the account has the external id: see {@link #other()}. */
        EXTERNAL_ID_TAKEN,
        /** The account was connected anew while a deletion was pending: see {@link #other()}. */
        CONNECTED_ANEW,
        /** The merged connection would have more than a request may name: see {@link #over()}. */
        OVER_LIMIT
    }

    /**
     * What a merge would add and has no room for.
     *
     * @param member the member of the request
     * @param index its place there
     * @param most how many a connection may have
     */
    record Over(String member, int index, int most) {}

    private final Kind kind;
    private final transient List<Fault> faults;
    private final Duration retryAfter;
    private final transient ConnectionId other;
    private final transient List<Over> over;
    private final String field;

    private ConnectionFailure(
            Kind kind, List<Fault> faults, Duration retryAfter, ConnectionId other, List<Over> over, String field) {
        super(kind.name(), null, false, false);
        this.kind = kind;
        this.field = field;
        this.faults = faults;
        this.retryAfter = retryAfter;
        this.other = other;
        this.over = over;
    }

    static ConnectionFailure of(Kind kind) {
        return new ConnectionFailure(kind, List.of(), Duration.ZERO, null, List.of(), null);
    }

    static ConnectionFailure invalidFields(List<Fault> faults) {
        return new ConnectionFailure(Kind.INVALID_FIELDS, List.copyOf(faults), Duration.ZERO, null, List.of(), null);
    }

    /** {@link Kind#EXTERNAL_ID_TAKEN} or {@link Kind#CONNECTED_ANEW} by the connection {@code other}. */
    static ConnectionFailure of(Kind kind, ConnectionId other) {
        return new ConnectionFailure(kind, List.of(), Duration.ZERO, other, List.of(), null);
    }

    static ConnectionFailure overLimit(List<Over> over) {
        return new ConnectionFailure(Kind.OVER_LIMIT, List.of(), Duration.ZERO, null, List.copyOf(over), null);
    }

    static ConnectionFailure of(ProviderFailure failure) {
        Kind kind =
                switch (failure.kind()) {
                    case INVALID_CREDENTIALS -> Kind.INVALID_CREDENTIALS;
                    case EXPIRED_PASSWORD -> Kind.EXPIRED_PASSWORD;
                    case NOT_FOUND -> Kind.FIELD_NOT_FOUND;
                    case INSUFFICIENT_PERMISSIONS -> Kind.INSUFFICIENT_PERMISSIONS;
                    case RATE_LIMITED -> Kind.RATE_LIMITED;
                    case UNREACHABLE -> Kind.PROVIDER_UNREACHABLE;
                    case UNAVAILABLE -> Kind.PROVIDER_UNAVAILABLE;
                    case UNKNOWN_ERROR -> Kind.PROVIDER_UNKNOWN_ERROR;
                    case TIMED_OUT -> Kind.PROVIDER_TIMED_OUT;
                };
        List<Fault> faults = kind == Kind.FIELD_NOT_FOUND ? List.of(notFound(failure.field())) : List.of();
        return new ConnectionFailure(kind, faults, failure.retryAfter(), null, List.of(), failure.field());
    }

    private static Fault notFound(String field) {
        return new Fault(field, Fault.Kind.NOT_FOUND, "names nothing that the provider knows", null);
    }

    /** The reason. */
    public Kind kind() {
        return kind;
    }

    /** What is wrong with the fields of the credentials; empty for every other reason. */
    public List<Fault> faults() {
        return faults;
    }

    /** How long the provider wants us to wait; zero for every other reason. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** The connection that has the external id or the account; null for every other reason. */
    ConnectionId other() {
        return other;
    }

    /** What has no room; empty for every other reason. */
    List<Over> over() {
        return over;
    }

    /** Whether the provider says that only other credentials would do. */
    boolean isRefusal() {
        return switch (kind) {
            case INVALID_CREDENTIALS, EXPIRED_PASSWORD, FIELD_NOT_FOUND, INSUFFICIENT_PERMISSIONS -> true;
            default -> false;
        };
    }

    /** The name of the field that was left empty and may be needed; null where there is none. */
    public String field() {
        return field;
    }
}
