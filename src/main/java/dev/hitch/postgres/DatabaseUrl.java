package dev.hitch.postgres;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;

/**
 * The one database setting, {@code postgresql://user:password@host:port[,host:port]/name[?parameters]}, and what Quarkus's two
 * drivers are to be told of it. Parameters: {@code sslmode}, {@code sslrootcert} and {@code application_name} as libpq means
 * them, and {@code pgbouncer=true} for a transaction-mode pooler that cannot keep prepared statements.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS">Connection URIs</a>
 */
record DatabaseUrl(String user, String password, List<String> hosts, String database, Map<String, String> parameters) {

    private static final Pattern FORM = Pattern.compile("postgres(?:ql)?://(?<user>[^:@/?]+)(?::(?<password>[^@/?]*))?@"
            + "(?<hosts>[^@/?]+)/(?<database>[^/?]+)(?:\\?(?<parameters>.*))?");
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(:\\d{1,5})?");
    private static final Set<String> PARAMETERS = Set.of("sslmode", "sslrootcert", "application_name", "pgbouncer");
    private static final Set<String> VERIFYING = Set.of("verify-ca", "verify-full");

    /**
     * Reads {@code text}, the value of {@code setting}; throws {@link IllegalArgumentException} with a message that never repeats the
     * password.
     */
    static DatabaseUrl parse(String setting, String text) {
        Matcher url = FORM.matcher(text.strip());
        if (!url.matches()) {
            throw new IllegalArgumentException(setting
                    + " must look like postgresql://user:password@host:5432/name (special characters percent-encoded)");
        }
        List<String> hosts = List.of(url.group("hosts").split(","));
        for (String host : hosts) {
            if (!HOST.matcher(host).matches()) {
                throw new IllegalArgumentException(setting + " names a host that is not host or host:port: " + host);
            }
        }
        Map<String, String> parameters = parameters(setting, url.group("parameters"));
        String password = url.group("password") == null ? "" : decode(url.group("password"));
        return new DatabaseUrl(decode(url.group("user")), password, hosts, url.group("database"), parameters);
    }

    private static Map<String, String> parameters(String setting, String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Stream.of(query == null ? new String[0] : query.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> parameters.put(decode(pair[0]), pair.length == 1 ? "" : decode(pair[1])));
        for (String name : parameters.keySet()) {
            if (!PARAMETERS.contains(name)) {
                throw new IllegalArgumentException(setting + " has the parameter " + name + "; known are "
                        + PARAMETERS.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
        if (VERIFYING.contains(parameters.getOrDefault("sslmode", "prefer"))
                && !parameters.containsKey("sslrootcert")) {
            throw new IllegalArgumentException(setting + " asks to verify the server's certificate and so needs"
                    + " sslrootcert=<path of the authority's certificate in PEM>");
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The Quarkus settings that make both drivers use this database. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("quarkus.datasource.username", escape(user));
        settings.put("quarkus.datasource.password", escape(password));
        settings.put("quarkus.datasource.jdbc.url", escape(jdbcUrl()));
        settings.put("quarkus.datasource.reactive.url", escape(reactiveUrls()));
        if (parameters.containsKey("application_name")) {
            settings.put(
                    "quarkus.datasource.reactive.additional-properties.application_name",
                    escape(parameters.get("application_name")));
        }
        String sslMode = parameters.getOrDefault("sslmode", "prefer");
        settings.put("quarkus.datasource.reactive.postgresql.ssl-mode", sslMode);
        if (behindPooler()) {
            settings.put("quarkus.datasource.reactive.cache-prepared-statements", "false");
            settings.put("quarkus.datasource.reactive.postgresql.use-layer7-proxy", "true");
        }
        if (VERIFYING.contains(sslMode)) {
            settings.put("quarkus.datasource.reactive.trust-certificate-pem", "true");
            settings.put(
                    "quarkus.datasource.reactive.trust-certificate-pem.certs", escape(parameters.get("sslrootcert")));
            settings.put(
                    "quarkus.datasource.reactive.hostname-verification-algorithm",
                    sslMode.equals("verify-full") ? "HTTPS" : "NONE");
        } else {
            // As in libpq, every mode below the verifying ones encrypts at most and trusts any certificate.
            settings.put("quarkus.datasource.reactive.trust-all", "true");
        }
        return settings;
    }

    /** How to open a connection by hand, to each of the hosts. */
    List<PgConnectOptions> connections() {
        return hosts.stream().map(this::connection).toList();
    }

    private PgConnectOptions connection(String host) {
        String sslMode = parameters.getOrDefault("sslmode", "prefer");
        PgConnectOptions options = PgConnectOptions.fromUri("postgresql://" + host + "/" + database)
                .setUser(user)
                .setPassword(password)
                .setSslMode(SslMode.of(sslMode))
                .setTcpKeepAlive(true);
        if (parameters.containsKey("application_name")) {
            options.addProperty("application_name", parameters.get("application_name"));
        }
        if (VERIFYING.contains(sslMode)) {
            options.setPemTrustOptions(new PemTrustOptions().addCertPath(parameters.get("sslrootcert")))
                    .setHostnameVerificationAlgorithm(sslMode.equals("verify-full") ? "HTTPS" : "");
        } else {
            options.setTrustAll(true);
        }
        return options;
    }

    boolean behindPooler() {
        return Boolean.parseBoolean(parameters.get("pgbouncer"));
    }

    private String jdbcUrl() {
        Map<String, String> known = new LinkedHashMap<>(parameters);
        known.remove("pgbouncer");
        if (known.containsKey("application_name")) {
            known.put("ApplicationName", known.remove("application_name"));
        }
        if (behindPooler()) {
            known.put("prepareThreshold", "0");
        }
        return "jdbc:postgresql://" + String.join(",", hosts) + "/" + database
                + known.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                        .collect(Collectors.joining("&", known.isEmpty() ? "" : "?", ""));
    }

    private String reactiveUrls() {
        return hosts.stream()
                .map(host -> "postgresql://" + host + "/" + database)
                .collect(Collectors.joining(","));
    }

    // A "$" in a password would start a configuration expression, a "," would split a list.
    static String escape(String value) {
        return value.replace("\\", "\\\\").replace("$", "$$");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "postgresql://" + user + "@" + String.join(",", hosts) + "/" + database;
    }
}
