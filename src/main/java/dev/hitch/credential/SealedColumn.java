package dev.hitch.credential;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where encrypted secrets of one kind are stored: a table with the primary key {@code id}, and two of its columns.
 * Every feature that stores a {@link Sealed} has a bean of this type and an index over key id and id, in this order.
 * Without the bean, its secrets are not re-encrypted.
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

    /** What the box of row {@code id} is bound to: the {@code row} of {@link CredentialCipher}. */
    public String row(String id) {
        return id + ":" + purpose;
    }

    /** For people: {@code connection.token}. */
    @Override
    public String toString() {
        return table + "." + purpose;
    }
}
