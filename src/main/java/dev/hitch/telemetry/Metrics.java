package dev.hitch.telemetry;

/** The name of every metric of our own, and the tags it carries. Tags have few values: never an id, never what a caller sent. */
public final class Metrics {

    /** Timer: how long a provider takes to verify credentials. Tags {@link #PROVIDER} and {@link #OUTCOME}. */
    public static final String PROVIDER_VERIFY = "hitch.provider.verify";

    /** Gauge: 1 where this replica hears of revocations at once, 0 where it sees them when what it remembers runs out. */
    public static final String REVOCATION_LISTENING = "hitch.revocation.listening";

    /** Counter: checks of stored credentials. Tags {@link #PROVIDER} and {@link #OUTCOME}. */
    public static final String CONNECTION_CHECKS = "hitch.connection.checks";

    /** Counter: connections erased, or not. Tag {@link #OUTCOME}. */
    public static final String CONNECTION_DELETIONS = "hitch.connection.deletions";

    /** Gauge: 1 where the keys that tokens are verified with could be fetched the last time, 0 where older ones or none go on. */
    public static final String JWKS_FRESH = "hitch.jwks.fresh";

    /** Counter: access tokens refused. Tag {@link #REASON}. */
    public static final String TOKENS_REFUSED = "hitch.tokens.refused";

    /** Tag: why, one of the few words its user names. */
    public static final String REASON = "reason";
    /** Tag: the code of a provider of the catalogue. */
    public static final String PROVIDER = "provider";
    /** Tag: how it ended, one of the few words its user names. */
    public static final String OUTCOME = "outcome";

    private Metrics() {}
}
