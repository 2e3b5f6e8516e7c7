package dev.hitch.credential.reseal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import picocli.CommandLine.ExitCode;

import dev.hitch.credential.CredentialCipher;
import dev.hitch.credential.SealedColumn;
import dev.hitch.credential.reseal.ResealBatches.Batch;

/**
 * Runs the command {@code reseal}: batch after batch on the main thread, so that it can be stopped at any moment and
 * started again. Repeats until a round finds nothing to do, because replicas that do not have the new key yet still
 * encrypt with the old one.
 */
@Singleton
@Unremovable
class ResealRun implements QuarkusApplication {

    // Ends even if a replica still encrypts with an old key.
    private static final int ROUNDS = 10;
    private static final int LISTED = 100;

    private final ResealBatches batches;
    private final SealedRepository sealed;
    private final CredentialCipher cipher;

    ResealRun(ResealBatches batches, SealedRepository sealed, CredentialCipher cipher) {
        this.batches = batches;
        this.sealed = sealed;
        this.cipher = cipher;
    }

    @Override
    public int run(String... arguments) {
        return run(Integer.parseInt(arguments[0]), Boolean.parseBoolean(arguments[1]), System.out::println);
    }

    /**
     * Re-encrypts everything in batches of {@code batchSize}, or only counts, and reports it; 0 if nothing is left to
     * do.
     */
    int run(int batchSize, boolean countOnly, Consumer<String> out) {
        long left = 0;
        for (SealedColumn column : batches.columns()) {
            List<String> unreadable = countOnly ? List.of() : resealColumn(column, batchSize, out);
            left += report(column, unreadable, out);
        }
        out.accept(
                left == 0
                        ? "Everything is sealed with the key " + cipher.sealingKeyId() + "."
                        : "Left to re-seal: " + left + ". Drop no key yet.");
        return left == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private List<String> resealColumn(SealedColumn column, int batchSize, Consumer<String> out) {
        List<String> unreadable = new ArrayList<>();
        boolean settled = false;
        for (int round = 0; round < ROUNDS && !settled; round++) {
            unreadable.clear();
            settled = true;
            for (String keyId : await(() -> batches.oldKeyIds(column))) {
                settled &= resealKey(column, keyId, batchSize, unreadable, out);
            }
        }
        return unreadable;
    }

    // True if there was nothing to do.
    private boolean resealKey(
            SealedColumn column, String keyId, int batchSize, List<String> unreadable, Consumer<String> out) {
        long resealed = 0;
        boolean settled = true;
        Batch batch;
        String after = "";
        do {
            String from = after;
            batch = await(() -> batches.next(column, keyId, from, batchSize));
            after = batch.last();
            resealed += batch.resealed();
            settled &= batch.resealed() + batch.overtaken() == 0;
            unreadable.addAll(batch.unreadable());
            out.accept(column + ": re-sealed " + resealed + " from " + keyId + " to " + cipher.sealingKeyId());
        } while (batch.found() == batchSize);
        return settled;
    }

    private long report(SealedColumn column, List<String> unreadable, Consumer<String> out) {
        long left = 0;
        for (Map.Entry<String, Long> count : await(() -> sealed.counts(column)).entrySet()) {
            boolean first = count.getKey().equals(cipher.sealingKeyId());
            left += first ? 0 : count.getValue();
            out.accept(column + ": " + count.getValue() + " sealed with " + count.getKey()
                    + (first ? "" : whyLeft(column, count.getKey(), count.getValue())));
        }
        if (!unreadable.isEmpty()) {
            out.accept(column + ": " + unreadable.size()
                    + " do not open, because they were changed or belong to another row: "
                    + listed(unreadable, unreadable.size()));
        }
        return left;
    }

    private String whyLeft(SealedColumn column, String keyId, long count) {
        if (cipher.keyIds().contains(keyId)) {
            return ", to be re-sealed";
        }
        List<String> ids = await(() -> sealed.sealedWith(column, keyId, "", LISTED)).stream()
                .map(SealedRepository.Box::id)
                .toList();
        return ", which is not in HITCH_CREDENTIAL_KEYS: " + listed(ids, count);
    }

    private static String listed(List<String> ids, long count) {
        List<String> some = ids.subList(0, Math.min(LISTED, ids.size()));
        return String.join(", ", some) + (count > some.size() ? " and " + (count - some.size()) + " more" : "");
    }

    private static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Throwable failed) {
            throw new IllegalStateException(failed);
        }
    }
}
