package dev.hitch.postgres;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;

/**
 * The one database setting, {@code postgresql://user:password@host:port[,host:port]/name[?parameters]}, and the options
 * of both drivers that follow from it. User, password and name are percent-decoded, as in libpq.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS">Connection URIs</a>
 */
record DatabaseUrl(String user, String password, List<String> hosts, String database, UrlParameters parameters) {

    private static final Pattern FORM = Pattern.compile(
            "postgres(?:ql)?://(?<user>[^:@/?]+)(?::(?<password>[^@/]*))?@"
                    + "(?<hosts>[^@/?]+)/(?<database>[^@/?]+)(?:\\?(?<parameters>.*))?",
            Pattern.DOTALL);
    private static final Pattern HOST =
            Pattern.compile("(?:\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::(?<port>[0-9]{1,5}))?");
    private static final int LAST_PORT = 65_535;

    /**
     * Reads {@code text}, the value of {@code setting}. Throws {@link IllegalArgumentException} if it cannot be used,
     * with one line that names the setting and the remedy and repeats nothing of the value but names of parameters.
     */
    static DatabaseUrl parse(String setting, String text) {
        Matcher url = FORM.matcher(text.strip());
        if (!url.matches()) {
            throw new IllegalArgumentException(setting
                    + " must look like postgresql://user:password@host:5432/name (special characters percent-encoded:"
                    + " @ is %40, / is %2F, % is %25)");
        }
        String password = url.group("password") == null ? "" : url.group("password");
        return new DatabaseUrl(
                decode(setting, url.group("user")),
                decode(setting, password),
                hosts(setting, url.group("hosts")),
                decode(setting, url.group("database")),
                UrlParameters.parse(setting, url.group("parameters")));
    }

    private static List<String> hosts(String setting, String text) {
        List<String> hosts = List.of(text.split(",", -1));
        for (String host : hosts) {
            Matcher parts = HOST.matcher(host);
            if (!parts.matches() || parts.group("port") != null && Integer.parseInt(parts.group("port")) > LAST_PORT) {
                throw new IllegalArgumentException(setting + " names a host that is not host or host:port"
                        + " (an IPv6 address is [address]:port; unix sockets are not supported)");
            }
        }
        return hosts;
    }

    /** What {@code text}, a part of {@code setting}'s value, percent-decodes to: UTF-8 without NUL. */
    static String decode(String setting, String text) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(text);
        ByteBuffer bytes = ByteBuffer.allocate(encoded.remaining());
        while (encoded.hasRemaining()) {
            byte next = encoded.get();
            bytes.put(next == '%' ? octet(setting, encoded) : next);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException notText) {
            throw new IllegalArgumentException(setting + " percent-encodes something that is not UTF-8");
        }
    }

    private static byte octet(String setting, ByteBuffer encoded) {
        int high = encoded.hasRemaining() ? Character.digit(encoded.get(), 16) : -1;
        int low = encoded.hasRemaining() ? Character.digit(encoded.get(), 16) : -1;
        if (high < 0 || low < 0) {
            throw new IllegalArgumentException(setting
                    + " has a % without two hexadecimal digits behind it; the character % itself is written %25");
        }
        if (high == 0 && low == 0) {
            throw new IllegalArgumentException(setting + " has a %00, which Postgres takes nowhere");
        }
        return (byte) (high << 4 | low);
    }

    /**
     * Percent-encodes all but letters, digits and {@code -_.}, so that the result contains nothing that a setting would
     * expand.
     */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }

    /** This URL with everything percent-encoded that can be: it has the same meaning for every parser. */
    String encoded() {
        return "postgresql://" + encode(user) + ":" + encode(password) + "@" + String.join(",", hosts) + "/"
                + encode(database) + UrlParameters.query(parameters.given());
    }

    /** The Quarkus settings that both drivers are configured by. User and password are not among them. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("quarkus.datasource.jdbc.url", jdbcUrl());
        settings.put("quarkus.datasource.reactive.url", reactiveUrls());
        if (behindPooler()) {
            settings.put("quarkus.datasource.reactive.cache-prepared-statements", "false");
            settings.put("quarkus.datasource.reactive.postgresql.use-layer7-proxy", "true");
        }
        return settings;
    }

    /** The options for a connection of the reactive driver opened by hand, one for each host. */
    List<PgConnectOptions> connections() {
        return hosts.stream()
                .map(host -> complete(
                        PgConnectOptions.fromUri("postgresql://" + host).setTcpKeepAlive(true)))
                .toList();
    }

    /** Adds everything else to {@code options}, which already name one of the hosts. */
    PgConnectOptions complete(PgConnectOptions options) {
        options.setUser(user).setPassword(password).setDatabase(database).setSslMode(parameters.sslMode());
        parameters.startup().forEach(options::addProperty);
        parameters.connectTimeout().ifPresent(limit -> options.setConnectTimeout((int) limit.toMillis()));
        if (parameters.verifies()) {
            options.setTrustAll(false)
                    .setPemTrustOptions(new PemTrustOptions().addCertPath(parameters.authority()))
                    .setHostnameVerificationAlgorithm(parameters.verifiesHost() ? "HTTPS" : "");
        } else {
            // As in libpq, every mode below the verifying ones encrypts at most and trusts any certificate.
            options.setTrustAll(true);
        }
        return options;
    }

    boolean behindPooler() {
        return parameters.behindPooler();
    }

    private String jdbcUrl() {
        return "jdbc:postgresql://" + String.join(",", hosts) + "/" + encode(database)
                + UrlParameters.query(parameters.jdbc());
    }

    private String reactiveUrls() {
        return hosts.stream()
                .map(host -> "postgresql://" + host + "/" + encode(database))
                .collect(Collectors.joining(","));
    }

    /** Does not print user and password. */
    @Override
    public String toString() {
        return String.join(",", hosts) + "/" + database;
    }
}
