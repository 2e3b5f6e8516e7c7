package dev.hitch.shortlink.visit;

import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.netty.util.NetUtil;

import dev.hitch.budget.Buckets;

/**
 * Slows down whoever guesses codes: a client address may ask for so many unknown codes a minute. After that it gets 429
 * for valid codes too: otherwise an attacker could go on guessing and read the result from the status.
 */
@Singleton
class VisitGuard {

    private static final long REMEMBERED_ADDRESSES = 100_000;

    private final Buckets<String> budgets;

    @Inject
    VisitGuard(VisitConfig config, Clock clock) {
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
