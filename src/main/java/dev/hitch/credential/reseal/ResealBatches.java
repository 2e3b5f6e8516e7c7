package dev.hitch.credential.reseal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import dev.hitch.credential.CredentialCipher;
import dev.hitch.credential.SealedColumn;
import dev.hitch.credential.reseal.SealedRepository.Box;

/**
 * Encrypts with the first key what another key has encrypted. Safe beside the running service: a box is replaced only
 * if it has not changed since it was read, and nothing else of its row changes.
 */
@ApplicationScoped
class ResealBatches {

    private final List<SealedColumn> columns;
    private final SealedRepository sealed;
    private final CredentialCipher cipher;

    ResealBatches(@All List<SealedColumn> columns, SealedRepository sealed, CredentialCipher cipher) {
        this.columns = columns;
        this.sealed = sealed;
        this.cipher = cipher;
    }

    List<SealedColumn> columns() {
        return columns;
    }

    /** Ids of keys that stored secrets need and that are not set. */
    Uni<Set<String>> missingKeyIds() {
        return Multi.createFrom()
                .iterable(columns)
                .onItem()
                .transformToUniAndConcatenate(sealed::keyIds)
                .onItem()
                .<String>disjoint()
                .filter(id -> !cipher.keyIds().contains(id))
                .collect()
                .in(TreeSet::new, Set::add);
    }

    /** Ids of keys other than the first that secrets of {@code column} are encrypted with and that are set. */
    Uni<List<String>> oldKeyIds(SealedColumn column) {
        return sealed.keyIds(column).map(ids -> ids.stream()
                .filter(id -> !id.equals(cipher.sealingKeyId()))
                .filter(cipher.keyIds()::contains)
                .toList());
    }

    /** Re-encrypts up to {@code limit} secrets of key {@code keyId}, of rows after {@code after}, in one statement. */
    Uni<Batch> next(SealedColumn column, String keyId, String after, int limit) {
        return sealed.sealedWith(column, keyId, after, limit).chain(boxes -> replace(column, keyId, boxes));
    }

    private Uni<Batch> replace(SealedColumn column, String keyId, List<Box> boxes) {
        List<Box> opened = new ArrayList<>();
        List<Box> renewed = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (Box box : boxes) {
            try {
                String secret = cipher.open(box.sealedWith(keyId), column.row(box.id()));
                renewed.add(box.with(cipher.seal(secret, column.row(box.id()))));
                opened.add(box);
            } catch (IllegalStateException doesNotOpen) {
                unreadable.add(box.id());
            }
        }
        String last = boxes.isEmpty() ? "" : boxes.get(boxes.size() - 1).id();
        return sealed.replace(column, keyId, opened, cipher.sealingKeyId(), renewed)
                .map(replaced -> new Batch(boxes.size(), last, replaced, opened.size() - replaced, unreadable));
    }

    /**
     * The result of one batch.
     *
     * @param found how many secrets were looked at
     * @param last the id of the last row, after which the next batch begins
     * @param resealed how many were re-sealed
     * @param overtaken how many somebody else changed meanwhile; their newer secret stays
     * @param unreadable ids of rows whose secret does not open
     */
    record Batch(int found, String last, int resealed, int overtaken, List<String> unreadable) {}
}
