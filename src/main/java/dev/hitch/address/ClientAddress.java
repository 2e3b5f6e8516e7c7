package dev.hitch.address;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;

/** Tells which address a request came from, without believing what a client says of itself. */
@Singleton
public class ClientAddress {

    private final List<IpSubnetFilterRule> trusted;

    @Inject
    ClientAddress(AddressConfig config) {
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
     * Each proxy appends the address it was called from. So from the right, the first one that is no trusted proxy is the
     * client; what stands further left is hearsay.
     */
    String of(String peer, List<String> forwarded) {
        List<String> path = Arrays.asList(String.join(",", forwarded).split(","));
        Collections.reverse(path);
        String client = peer;
        for (String hop : path) {
            Optional<String> next = literal(hop.strip()).map(NetUtil::toAddressString);
            if (!trusts(client) || next.isEmpty()) {
                break;
            }
            client = next.get();
        }
        return client;
    }

    private boolean trusts(String address) {
        return literal(address)
                .map(parsed -> new InetSocketAddress(parsed, 0))
                .filter(socket -> trusted.stream().anyMatch(rule -> rule.matches(socket)))
                .isPresent();
    }

    // Never a name: looking one up would block.
    private static Optional<InetAddress> literal(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        try {
            return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException impossible) {
            return Optional.empty();
        }
    }
}
