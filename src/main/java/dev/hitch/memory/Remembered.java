package dev.hitch.memory;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;

/**
 * Remembers what was read from the database for as long as this process provably hears of every change
 * ({@link Hearing}). Its user calls {@link #forget} for each change that is notified, or made here. Safe to use from
 * all threads.
 *
 * @param <K> what is asked for
 * @param <V> what is read
 */
public final class Remembered<K, V> {

    // Longer than any read: one that began before a change must not be kept when it arrives.
    private static final Duration LONGEST_READ = Duration.ofMinutes(5);

    private final Hearing hearing;
    private final long unheard;
    private final long size;
    private final Function<K, Uni<V>> read;
    private final Cache<K, Long> changed;
    private final AtomicReference<Memory<K, V>> memory = new AtomicReference<>();

    /**
     * @param unheard how long an answer is kept where notifications are not possible at all; may be zero
     * @param size how many answers are kept
     * @param read reads one; a null item is not remembered
     */
    public Remembered(Hearing hearing, Duration unheard, long size, Function<K, Uni<V>> read) {
        this.hearing = hearing;
        this.unheard = hearing.possible() ? 0 : unheard.toNanos();
        this.size = size;
        this.read = read;
        this.changed = newCache(size, LONGEST_READ);
        this.memory.set(new Memory<>(0, newCache(size, null)));
    }

    private static <A, B> Cache<A, B> newCache(long size, Duration kept) {
        Caffeine<Object, Object> builder = Caffeine.newBuilder().maximumSize(size);
        return kept == null ? builder.build() : builder.expireAfterWrite(kept).build();
    }

    /** The answer for {@code key}, read where it is not remembered. */
    public Uni<V> get(K key) {
        V known = ifKnown(key);
        return known == null ? read(key) : Uni.createFrom().item(known);
    }

    /** The answer for {@code key} where it is remembered and may be used; else null. */
    public V ifKnown(K key) {
        Memory<K, V> present = memory.get();
        Entry<V> known = present.entries.getIfPresent(key);
        return known != null && valid(present, known) ? known.value : null;
    }

    private boolean valid(Memory<K, V> present, Entry<V> known) {
        return hearing.possible()
                ? present.number != 0 && present.number == hearing.number()
                : hearing.now() - known.began < unheard;
    }

    /**
     * The answer for {@code key} that could be used at some moment of the last {@code age}, though nothing proves that
     * it still holds; else null. One that was changed as far as this process has heard is never returned.
     */
    public V ifKnownWithin(Duration age, K key) {
        Entry<V> known = memory.get().entries.getIfPresent(key);
        if (known == null) {
            return null;
        }
        long since = hearing.possible() ? hearing.age().toNanos() : hearing.now() - known.began;
        return since <= age.toNanos() ? known.value : null;
    }

    /** Reads the answer for {@code key}, and remembers it. */
    public Uni<V> read(K key) {
        long began = hearing.now();
        Memory<K, V> present = present();
        return read.apply(key).invoke(value -> keep(present, key, value, began));
    }

    /** The answers for {@code keys}, by key; those that are not remembered are read together by {@code readAll}. */
    public Uni<Map<K, V>> getAll(Collection<K> keys, Function<Collection<K>, Uni<Map<K, V>>> readAll) {
        Map<K, V> known = new HashMap<>();
        Set<K> missing = new HashSet<>();
        for (K key : keys) {
            V value = ifKnown(key);
            if (value == null) {
                missing.add(key);
            } else {
                known.put(key, value);
            }
        }
        if (missing.isEmpty()) {
            return Uni.createFrom().item(known);
        }
        long began = hearing.now();
        Memory<K, V> present = present();
        return readAll.apply(missing).map(found -> {
            found.forEach((key, value) -> keep(present, key, value, began));
            known.putAll(found);
            return known;
        });
    }

    // Another hearing begins with an empty memory.
    private Memory<K, V> present() {
        Memory<K, V> known = memory.get();
        long number = hearing.number();
        if (number == 0 || number == known.number) {
            return known;
        }
        Memory<K, V> fresh = new Memory<>(number, newCache(size, null));
        return memory.compareAndSet(known, fresh) ? fresh : memory.get();
    }

    private void keep(Memory<K, V> present, K key, V value, long began) {
        if (value == null || hearing.possible() && present.number != hearing.number()) {
            return;
        }
        present.entries.put(key, new Entry<>(value, began));
        Long change = changed.getIfPresent(key);
        if (change != null && change - began >= 0) {
            present.entries.invalidate(key);
        }
    }

    /** What is remembered for {@code key} has changed, and so may have what is being read. */
    public void forget(K key) {
        changed.put(key, hearing.now());
        memory.get().entries.invalidate(key);
    }

    private record Memory<K, V>(long number, Cache<K, Entry<V>> entries) {}

    private record Entry<V>(V value, long began) {}
}
