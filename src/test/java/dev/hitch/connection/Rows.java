package dev.hitch.connection;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

import dev.hitch.credential.CredentialCipher;
import dev.hitch.credential.Sealed;
import dev.hitch.id.Sha256;
import dev.hitch.id.Ulids;
import dev.hitch.testing.Database;

/**
 * Many connections, inserted by SQL because calls would take minutes. Their tokens work. Their credentials do not, and
 * are never due for a check.
 */
final class Rows {

    private static final Ulids ULIDS = new Ulids(new SecureRandom());

    private static final String INSERT = """
            INSERT INTO connection (id, application_id, provider, status, company, account, sync_mode, tags, options, agreements,
              token_hash, token_key_id, token_box, credentials_key_id, credentials_box, created_at, updated_at, check_at)
            SELECT id, ?, 'sandbox', 'connected', '{}', '{}', 'automatic', '{}', '{}', '{"entries": []}',
              decode(hash, 'hex'), key, decode(box, 'hex'), key, '', now(), now(), 'infinity'
            FROM unnest(?, ?, ?, ?) AS made (id, hash, key, box)
            """;

    private Rows() {}

    /** Makes {@code count} of them, one a millisecond from {@code first} on; their ids, the oldest first. */
    static List<String> insert(CredentialCipher cipher, String application, Instant first, int count) {
        String[] ids = IntStream.range(0, count)
                .mapToObj(i -> ConnectionId.next(ULIDS, first.plusMillis(i)).value())
                .toArray(String[]::new);
        String[] hashes = new String[count];
        String[] keys = new String[count];
        String[] boxes = new String[count];
        for (int i = 0; i < count; i++) {
            String token = token(ids[i]);
            Sealed sealed = cipher.seal(token, ids[i] + ":token");
            hashes[i] = HexFormat.of().formatHex(Sha256.of(token));
            keys[i] = sealed.keyId();
            boxes[i] = HexFormat.of().formatHex(sealed.box());
        }
        Database.update(INSERT, application, ids, hashes, keys, boxes);
        return List.of(ids);
    }

    /** The token of the row {@code id}. */
    static String token(String id) {
        return "con_tkn_AAAAA" + id.substring("conn_".length()) + "A";
    }
}
