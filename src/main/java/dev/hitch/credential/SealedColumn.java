package dev.hitch.credential;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where sealed secrets of one kind are: a table with the primary key {@code id}, and two columns of it. Every feature that
 * stores a {@link Sealed} offers one as a bean, and has an index over key id and id, in this order; what is not offered is not
 * re-sealed.
 *
 * @param table the table's name
 * @param keyId the column with the id of the key
 * @param box the column with the box, null where there is no secret (any more)
 * @param purpose what follows the row's id and a colon in what a box is bound to
 */
public record SealedColumn(String table, String keyId, String box, String purpose) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    public SealedColumn {
        if (!Stream.of(table, keyId, box).allMatch(name -> NAME.matcher(name).matches())) {
            throw new IllegalArgumentException("not a name of a table or column");
        }
    }

    /** What the box of the row {@code id} is bound to: the row that {@link CredentialCipher} is told. */
    public String row(String id) {
        return id + ":" + purpose;
    }

    /** What people call it: {@code connection.token}. */
    @Override
    public String toString() {
        return table + "." + purpose;
    }
}
