package dev.hitch.telemetry;

/** The names of all our metrics, and their tags. A tag has few values: never an id, never text of a caller. */
public final class Metrics {

    /** Timer: how long a provider takes to verify credentials. Tags {@link #PROVIDER} and {@link #OUTCOME}. */
    public static final String PROVIDER_VERIFY = "hitch.provider.verify";

    /** Gauge: 1 if this replica receives revocations at once, 0 if it sees them only when its cache expires. */
    public static final String REVOCATION_LISTENING = "hitch.revocation.listening";

    /** Counter: checks of stored credentials. Tags {@link #PROVIDER} and {@link #OUTCOME}. */
    public static final String CONNECTION_CHECKS = "hitch.connection.checks";

    /** Counter: connections erased, or failed to be. Tag {@link #OUTCOME}. */
    public static final String CONNECTION_DELETIONS = "hitch.connection.deletions";

    /** Gauge: 1 if the last fetch of the keys for tokens succeeded, else 0. */
    public static final String JWKS_FRESH = "hitch.jwks.fresh";

    /** Counter: access tokens refused. Tag {@link #REASON}. */
    public static final String TOKENS_REFUSED = "hitch.tokens.refused";

    /** Tag: the reason, one of a few words. */
    public static final String REASON = "reason";
    /** Tag: the code of a provider of the catalogue. */
    public static final String PROVIDER = "provider";
    /** Tag: the result, one of a few words. */
    public static final String OUTCOME = "outcome";

    private Metrics() {}
}
