package dev.hitch.address;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import io.vertx.core.http.HttpServerRequest;
import org.jboss.logging.Logger;

/** Finds the address that a request came from. A header that the client itself may have written is not used. */
@Singleton
public class ClientAddress {

    private static final Logger LOG = Logger.getLogger(ClientAddress.class);
    private static final int LONGEST_SHOWN = 100;
    private static final int LONGEST_READ = 1000;
    // "198.51.100.7:40001", "[2001:db8::1]:40001", "[2001:db8::1]", each maybe in quotes; a port may be a made-up name.
    private static final Pattern HOP = Pattern.compile(
            "(?<quote>\"?)(?:(?<v4>[0-9.]+)|\\[(?<v6>[0-9A-Fa-f:.]+(?:%[\\w.-]+)?)])(?::(?:\\d{1,5}|_[A-Za-z0-9._-]+))?\\k<quote>");

    private final List<IpSubnetFilterRule> trusted;
    private final AtomicBoolean warned = new AtomicBoolean();

    @Inject
    ClientAddress(Config config) {
        this(config.trustedProxies().orElse(List.of()));
    }

    ClientAddress(List<String> trustedProxies) {
        this.trusted = trustedProxies.stream().map(ClientAddress::rule).toList();
    }

    private static IpSubnetFilterRule rule(String proxy) {
        String[] parts = proxy.strip().split("/", 2);
        InetAddress address = literal(parts[0])
                .orElseThrow(() -> new IllegalArgumentException("HITCH_TRUSTED_PROXIES: not an IP address: " + proxy));
        int width = address.getAddress().length * 8;
        int prefix = parts.length == 2 ? Integer.parseInt(parts[1]) : width;
        return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT);
    }

    /** The client's address, as text without a port. */
    public String of(HttpServerRequest request) {
        return of(request.remoteAddress().hostAddress(), request.headers().getAll("X-Forwarded-For"));
    }

    /**
     * Each proxy appends the address it was called from. So from the right, the first one that is no trusted proxy is
     * the client. The client may have written what stands further left, so it is not used.
     */
    String of(String peer, List<String> forwarded) {
        List<String> path = Arrays.asList(end(String.join(",", forwarded)).split(","));
        Collections.reverse(path);
        String client = peer;
        for (String hop : path) {
            if (hop.isBlank()) {
                continue;
            }
            if (!trusts(client)) {
                break;
            }
            Optional<String> next = hop(hop.strip());
            if (next.isEmpty()) {
                warn(client, hop);
                break;
            }
            client = next.get();
        }
        return client;
    }

    // The hops next to us are the last ones; what a client writes in front of them may be long.
    private static String end(String hops) {
        return hops.length() <= LONGEST_READ
                ? hops
                : hops.substring(hops.indexOf(',', hops.length() - LONGEST_READ) + 1);
    }

    // As proxies write it: alone, with a port after it, or quoted as in RFC 7239.
    private static Optional<String> hop(String entry) {
        Matcher parts = HOP.matcher(entry);
        if (!parts.matches()) {
            return literal(entry).map(NetUtil::toAddressString);
        }
        String address = parts.group("v6") == null ? parts.group("v4") : parts.group("v6");
        return literal(address).map(NetUtil::toAddressString);
    }

    private void warn(String proxy, String entry) {
        if (!warned.getAndSet(true)) {
            String shown = entry.length() <= LONGEST_SHOWN ? entry : entry.substring(0, LONGEST_SHOWN) + "…";
            LOG.warnf(
                    "The trusted proxy %s sends an X-Forwarded-For in which \"%s\" is no IP address, so its own address stands for"
                            + " the client's, and all its clients share one budget. Further ones are not logged.",
                    proxy, shown.replaceAll("[^\\x20-\\x7E…]", "?"));
        }
    }

    private boolean trusts(String address) {
        return literal(address)
                .map(parsed -> new InetSocketAddress(parsed, 0))
                .filter(socket -> trusted.stream().anyMatch(rule -> rule.matches(socket)))
                .isPresent();
    }

    // Never a host name: looking it up would block.
    private static Optional<InetAddress> literal(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        try {
            return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException impossible) {
            return Optional.empty();
        }
    }

    /** The proxies in front of the service. */
    @ConfigMapping(prefix = "hitch")
    interface Config {

        /**
         * Addresses or CIDR blocks whose {@code X-Forwarded-For} is used, such as {@code 10.0.0.0/8}. None by default:
         * then the client is whoever opened the connection. If it names more than your own proxies, clients can choose
         * the address that they seem to have.
         */
        @WithName("trusted-proxies")
        Optional<List<String>> trustedProxies();
    }
}
