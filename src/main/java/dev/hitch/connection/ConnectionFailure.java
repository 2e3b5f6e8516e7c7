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
        /** The provider refused the credentials. */
        INVALID_CREDENTIALS,
        /** The provider accepted the credentials, but they lack permissions. */
        INSUFFICIENT_PERMISSIONS,
        /** The provider's own limit is reached: see {@link #retryAfter()}. */
        RATE_LIMITED,
        /** The provider cannot be reached, failed, or is not offered here. */
        PROVIDER_UNAVAILABLE,
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

    private ConnectionFailure(Kind kind, List<Fault> faults, Duration retryAfter, ConnectionId other, List<Over> over) {
        super(kind.name(), null, false, false);
        this.kind = kind;
        this.faults = faults;
        this.retryAfter = retryAfter;
        this.other = other;
        this.over = over;
    }

    static ConnectionFailure of(Kind kind) {
        return new ConnectionFailure(kind, List.of(), Duration.ZERO, null, List.of());
    }

    static ConnectionFailure invalidFields(List<Fault> faults) {
        return new ConnectionFailure(Kind.INVALID_FIELDS, List.copyOf(faults), Duration.ZERO, null, List.of());
    }

    /** {@link Kind#EXTERNAL_ID_TAKEN} or {@link Kind#CONNECTED_ANEW} by the connection {@code other}. */
    static ConnectionFailure of(Kind kind, ConnectionId other) {
        return new ConnectionFailure(kind, List.of(), Duration.ZERO, other, List.of());
    }

    static ConnectionFailure overLimit(List<Over> over) {
        return new ConnectionFailure(Kind.OVER_LIMIT, List.of(), Duration.ZERO, null, List.copyOf(over));
    }

    static ConnectionFailure of(ProviderFailure failure) {
        Kind kind =
                switch (failure.kind()) {
                    case INVALID_CREDENTIALS -> Kind.INVALID_CREDENTIALS;
                    case INSUFFICIENT_PERMISSIONS -> Kind.INSUFFICIENT_PERMISSIONS;
                    case RATE_LIMITED -> Kind.RATE_LIMITED;
                    case UNAVAILABLE -> Kind.PROVIDER_UNAVAILABLE;
                    case TIMED_OUT -> Kind.PROVIDER_TIMED_OUT;
                };
        return new ConnectionFailure(kind, List.of(), failure.retryAfter(), null, List.of());
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
        return kind == Kind.INVALID_CREDENTIALS || kind == Kind.INSUFFICIENT_PERMISSIONS;
    }
}
