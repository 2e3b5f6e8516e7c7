package dev.hitch.shortlink;

import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.netty.util.NetUtil;

import dev.hitch.budget.Buckets;

/**
 * Slows down whoever guesses codes: a client address has a budget of misses, refilled steadily. Once it is spent, that address
 * is answered 429 for every code: an answer that still told hits from misses would be all that a guesser needs.
 */
@Singleton
class VisitGuard {

    private static final long REMEMBERED_ADDRESSES = 100_000;

    private final Buckets<String> budgets;

    @Inject
    VisitGuard(ShortLinkConfig config, Clock clock) {
        this(config.missesPerMinute(), clock);
    }

    VisitGuard(long missesPerMinute, Clock clock) {
        this.budgets = new Buckets<>(missesPerMinute, Duration.ofMinutes(1), REMEMBERED_ADDRESSES, clock);
    }

    /** How long this address has to wait before its next visit; empty where it may go on. */
    Optional<Duration> wait(String address) {
        return budgets.known(budgetHolder(address))
                .map(budget ->
                        Duration.ofNanos(budget.estimateAbilityToConsume(1).getNanosToWaitForRefill()))
                .filter(wait -> !wait.isZero());
    }

    /** Counts a visit to a code that does not exist. */
    void miss(String address) {
        budgets.of(budgetHolder(address)).tryConsume(1);
    }

    // A single customer is given a whole /64 of IPv6 addresses.
    static String budgetHolder(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null || bytes.length != 16 ? address : HexFormat.of().formatHex(bytes, 0, 8);
    }
}
