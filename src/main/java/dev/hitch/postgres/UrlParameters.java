package dev.hitch.postgres;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.vertx.pgclient.SslMode;

/**
 * What stands behind the question mark of a database URL: {@code sslmode}, {@code sslrootcert},
 * {@code application_name}, {@code connect_timeout} (seconds; 0: none), {@code options} and
 * {@code channel_binding=prefer} as libpq means them, and {@code pgbouncer=true} for a transaction-mode pooler that
 * cannot keep prepared statements.
 *
 * @param given by the names in the URL, decoded
 * @see <a href="https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS">Parameter Key Words</a>
 */
record UrlParameters(Map<String, String> given) {

    private static final Set<String> KNOWN = Set.of(
            "sslmode", "sslrootcert", "application_name", "connect_timeout", "channel_binding", "options", "pgbouncer");
    private static final Set<String> SSL_MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
    private static final Set<String> VERIFYING = Set.of("verify-ca", "verify-full");

    /**
     * Reads {@code query}, null where the value of {@code setting} has none; refuses as {@link DatabaseUrl#parse} does.
     */
    static UrlParameters parse(String setting, String query) {
        Map<String, String> given = new LinkedHashMap<>();
        Stream.of(query == null ? new String[0] : query.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> given.put(
                        known(setting, pair[0]), pair.length == 1 ? "" : DatabaseUrl.decode(setting, pair[1])));
        UrlParameters parameters = new UrlParameters(given);
        parameters.check(setting);
        return parameters;
    }

    private static String known(String setting, String name) {
        if (name.equals("host")) {
            throw new IllegalArgumentException(
                    setting + " has the parameter host; unix sockets are not supported: name host:port before the /");
        }
        if (!KNOWN.contains(name)) {
            // Anything else may be part of a password whose special characters were not encoded.
            String which = name.matches("[a-z_]{1,40}") ? "the parameter " + name : "a parameter that is not known";
            throw new IllegalArgumentException(setting + " has " + which + "; known are "
                    + KNOWN.stream().sorted().collect(Collectors.joining(", ")));
        }
        return name;
    }

    private void check(String setting) {
        if (!SSL_MODES.contains(given.getOrDefault("sslmode", "prefer"))) {
            throw new IllegalArgumentException(setting + " has an unknown sslmode; use verify-full with"
                    + " sslrootcert=<path of the authority's certificate in PEM>, or one of allow, disable, prefer,"
                    + " require, verify-ca");
        }
        if (verifies() && authority().isBlank()) {
            throw new IllegalArgumentException(setting + " asks to verify the server's certificate and so needs"
                    + " sslrootcert=<path of the authority's certificate in PEM>");
        }
        if (!given.getOrDefault("connect_timeout", "0").matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException(setting + " has a connect_timeout that is not 0 to 99999 (seconds)");
        }
        if (!given.getOrDefault("channel_binding", "prefer").equals("prefer")) {
            throw new IllegalArgumentException(setting + " has another channel_binding than prefer, which not every"
                    + " driver can promise; with prefer it is used wherever the server offers it");
        }
        if (!given.getOrDefault("pgbouncer", "false").matches("true|false")) {
            throw new IllegalArgumentException(setting + " has a pgbouncer that is neither true nor false");
        }
    }

    /**
     * The mode in force: a certificate of an authority means that it is checked, as in libpq, unless encryption is off.
     */
    SslMode sslMode() {
        String mode = given.getOrDefault("sslmode", "prefer");
        boolean named = given.containsKey("sslrootcert") && !mode.equals("disable");
        return SslMode.of(named && !mode.equals("verify-full") ? "verify-ca" : mode);
    }

    /** Whether the server's certificate must come from {@link #authority}. */
    boolean verifies() {
        return VERIFYING.contains(sslMode().value);
    }

    /** Whether the certificate must also be of the host's name. */
    boolean verifiesHost() {
        return sslMode() == SslMode.VERIFY_FULL;
    }

    /** The file with the authority's certificate in PEM; empty where none is named. */
    String authority() {
        return given.getOrDefault("sslrootcert", "");
    }

    /** How long a host may take to be reached; none: as long as the driver allows. */
    Optional<Duration> connectTimeout() {
        return Optional.ofNullable(given.get("connect_timeout"))
                .map(Integer::parseInt)
                .map(Duration::ofSeconds);
    }

    boolean behindPooler() {
        return Boolean.parseBoolean(given.get("pgbouncer"));
    }

    /** The parameters that the server gets when a connection begins. */
    Map<String, String> startup() {
        return pick(Map.of("application_name", "application_name", "options", "options"));
    }

    /** The same under the names of the JDBC driver. */
    Map<String, String> jdbc() {
        Map<String, String> known = pick(Map.of(
                "application_name",
                "ApplicationName",
                "options",
                "options",
                "connect_timeout",
                "connectTimeout",
                "sslrootcert",
                "sslrootcert"));
        known.put("sslmode", sslMode().value);
        if (behindPooler()) {
            known.put("prepareThreshold", "0");
        }
        return known;
    }

    private Map<String, String> pick(Map<String, String> names) {
        Map<String, String> picked = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (names.containsKey(name)) {
                picked.put(names.get(name), value);
            }
        });
        return picked;
    }

    /** {@code parameters} as the end of a URL, or nothing. */
    static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + DatabaseUrl.encode(parameter.getValue()))
                .collect(Collectors.joining("&", parameters.isEmpty() ? "" : "?", ""));
    }
}
