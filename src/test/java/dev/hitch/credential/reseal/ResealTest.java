package dev.hitch.credential.reseal;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import org.junit.jupiter.api.Test;

import dev.hitch.credential.CredentialCipher;
import dev.hitch.credential.CredentialKeys;
import dev.hitch.credential.Sealed;
import dev.hitch.credential.SealedColumn;
import dev.hitch.credential.reseal.SealedRepository.Box;
import dev.hitch.development.Development;
import dev.hitch.testing.Api;
import dev.hitch.testing.Database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class ResealTest {

    /** The key of the service under test. */
    private static final String OLD = Development.keys().credentialKeys();

    private static final String OLD_ID = OLD.substring(0, OLD.indexOf(':'));
    private static final String NEW =
            "next:" + Base64.getEncoder().encodeToString("n".repeat(32).getBytes(StandardCharsets.UTF_8));
    private static final String OTHER =
            "gone:" + Base64.getEncoder().encodeToString("o".repeat(32).getBytes(StandardCharsets.UTF_8));

    private final Api api = Api.newApplication();
    private final List<String> said = new ArrayList<>();
    private final String name = "reseal_test_" + UUID.randomUUID().toString().replace("-", "_");

    @Inject
    SealedRepository sealed;

    @Inject
    ResealBatches real;

    private static CredentialCipher cipher(String... keys) {
        return new CredentialCipher(new CredentialKeys(List.of(keys)), new SecureRandom());
    }

    private ResealBatches batches(List<SealedColumn> columns, String... keys) {
        return new ResealBatches(columns, sealed, cipher(keys));
    }

    private int reseal(List<SealedColumn> columns, int batchSize, boolean countOnly, String... keys) {
        said.clear();
        return new ResealRun(batches(columns, keys), sealed, cipher(keys)).run(batchSize, countOnly, said::add);
    }

    /** A table of its own, so that nothing of another test is in the way. */
    private SealedColumn table() {
        Database.update("CREATE TABLE " + name + " (id text PRIMARY KEY, key_id text, box bytea)");
        return new SealedColumn(name, "key_id", "box", "secret");
    }

    private void row(String id, Sealed secret) {
        Database.update("INSERT INTO " + name + " VALUES (?, ?, ?)", id, secret.keyId(), secret.box());
    }

    private List<String> keyIds() {
        return Database.select("SELECT key_id FROM " + name + " ORDER BY id");
    }

    private String connect(String password) {
        return api.connect("{\"provider\":\"sandbox\",\"credentials\":{\"username\":\"fleet\",\"password\":\""
                        + password + "\"}}")
                .extract()
                .path("token");
    }

    private List<SealedColumn> connections() {
        return ofThisApplication("connection");
    }

    /** The rows of {@code table} that are of this test's application, as a table. */
    private List<SealedColumn> ofThisApplication(String table) {
        String application = api.request().get("/tsp/v1/application").path("id");
        Database.update(
                "CREATE VIEW " + name + " AS SELECT * FROM " + table + " WHERE application_id = '" + application + "'");
        return real.columns().stream()
                .filter(column -> column.table().equals(table))
                .map(column -> new SealedColumn(name, column.keyId(), column.box(), column.purpose()))
                .toList();
    }

    @Test
    void theSecretsOfConnectionsAreSealedByTheFirstKeyAndNothingElseChanges() {
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            tokens.add(api.connect("{\"provider\":\"sandbox\",\"credentials\":{\"username\":\"fleet-" + i
                            + "\",\"password\":\"x\"}}")
                    .statusCode(201)
                    .extract()
                    .path("token"));
        }
        List<SealedColumn> columns = connections();
        String rest =
                "SELECT (to_jsonb(v) - '{token_key_id,token_box,credentials_key_id,credentials_box}'::text[])::text"
                        + " FROM " + name + " v ORDER BY id";
        String keys = "SELECT DISTINCT unnest(ARRAY[token_key_id, credentials_key_id]) FROM " + name;
        List<String> before = Database.select(rest);

        assertThat(reseal(columns, 2, false, NEW, OLD)).isZero();
        assertThat(Database.select(keys)).containsExactly("next");
        assertThat(Database.select(rest)).isEqualTo(before).hasSize(5);
        assertThat(said).contains(name + ".token: 5 sealed with next", "Everything is sealed with the key next.");

        // Back again, so that the service, which knows the old key alone, can say whether they still open.
        assertThat(reseal(columns, 500, false, OLD, NEW)).isZero();
        assertThat(Database.select(keys)).containsExactly(OLD_ID);
        tokens.forEach(token -> api.request()
                .header("Connection-Token", token)
                .get("/tsp/v1/connections/current")
                .then()
                .statusCode(200)
                .body("token", equalTo(token)));
    }

    @Test
    void linkSecretsAreSealedByTheFirstKeyToo() {
        String rotated = "/tsp/v1/application/secret/rotate";
        api.request().post(rotated).then().statusCode(200);
        String secret = api.request().post(rotated).path("secret");
        List<SealedColumn> columns = ofThisApplication("link_secret");
        String keys = "SELECT secret_key_id FROM " + name;
        assertThat(reseal(columns, 500, false, NEW, OLD)).isZero();
        assertThat(Database.select(keys)).containsExactly("next", "next");
        assertThat(reseal(columns, 500, false, OLD, NEW)).isZero();
        assertThat(api.request().get("/tsp/v1/application/secret").<String>path("secret"))
                .isEqualTo(secret);
    }

    @Test
    void whereNothingIsToDoNothingIsDone() {
        connect("x");
        List<SealedColumn> columns = connections();
        List<String> before = Database.select("SELECT v::text FROM " + name + " v");
        assertThat(reseal(columns, 500, false, OLD, NEW)).isZero();
        assertThat(reseal(columns, 500, true, OLD)).isZero();
        assertThat(Database.select("SELECT v::text FROM " + name + " v")).isEqualTo(before);
    }

    @Test
    void countingChangesNothing() {
        SealedColumn column = table();
        row("a", cipher(OLD).seal("secret", "a:secret"));
        row("b", cipher(NEW).seal("secret", "b:secret"));
        assertThat(reseal(List.of(column), 500, true, NEW, OLD)).isEqualTo(1);
        assertThat(keyIds()).containsExactly(OLD_ID, "next");
        assertThat(said)
                .contains(column + ": 1 sealed with " + OLD_ID + ", to be re-sealed", column + ": 1 sealed with next");
    }

    @Test
    void credentialsThatAreRenewedMeanwhileStay() throws Throwable {
        connect("old");
        SealedColumn credentials = connections().stream()
                .filter(column -> column.purpose().equals("credentials"))
                .findFirst()
                .orElseThrow();
        List<Box> read = VertxContextSupport.subscribeAndAwait(() -> sealed.sealedWith(credentials, OLD_ID, "", 10));
        connect("new");
        List<Box> ours = read.stream()
                .map(box -> box.with(cipher(NEW).seal("{\"password\":\"old\"}", credentials.row(box.id()))))
                .toList();
        assertThat(read).hasSize(1);
        assertThat(VertxContextSupport.<Integer>subscribeAndAwait(
                        () -> sealed.replace(credentials, OLD_ID, read, "next", ours)))
                .isZero();
        List<Box> stored = VertxContextSupport.subscribeAndAwait(() -> sealed.sealedWith(credentials, OLD_ID, "", 10));
        String row = credentials.row(stored.get(0).id());
        assertThat(cipher(OLD)
                        .openCredentials(stored.get(0).sealedWith(OLD_ID), row)
                        .get("password"))
                .contains("new");
    }

    @Test
    void whatDoesNotOpenIsReportedAndTheOthersGoOn() {
        SealedColumn column = table();
        for (String id : List.of("a", "c", "e", "g")) {
            row(id, cipher(OLD).seal("secret", id + ":secret"));
        }
        row("b", cipher(OLD).seal("secret", "of another row"));
        row("d", new Sealed(OLD_ID, new byte[3]));
        row("f", cipher(OTHER).seal("secret", "f:secret"));
        // Erased: there is no secret any more.
        row("h", new Sealed(OLD_ID, null));
        assertThat(reseal(List.of(column), 2, false, NEW, OLD)).isEqualTo(1);
        assertThat(keyIds()).containsExactly("next", OLD_ID, "next", OLD_ID, "next", "gone", "next", OLD_ID);
        assertThat(said)
                .contains(
                        column + ": 4 sealed with next",
                        column + ": 2 sealed with " + OLD_ID + ", to be re-sealed",
                        column + ": 1 sealed with gone, which is not in HITCH_CREDENTIAL_KEYS: f",
                        column + ": 2 do not open, because they were changed or belong to another row: b, d",
                        "Left to re-seal: 3. Drop no key yet.");
        Database.update("DELETE FROM " + name + " WHERE id IN ('b', 'd')");
        assertThat(reseal(List.of(column), 2, false, NEW, OLD, OTHER)).isZero();
    }

    @Test
    void aKeyThatIsStillInUseCannotBeDropped() throws Throwable {
        SealedColumn column = table();
        assertThat(missing(column, NEW)).isEmpty();
        row("a", cipher(NEW).seal("secret", "a:secret"));
        row("b", new Sealed("erased", null));
        row("c", cipher(OLD).seal("secret", "c:secret"));
        row("d", cipher(OTHER).seal("secret", "d:secret"));
        assertThat(missing(column, NEW, OLD, OTHER)).isEmpty();
        assertThat(missing(column, NEW)).containsExactlyInAnyOrder(OLD_ID, "gone");
        assertThat(KeysInUse.refusal(missing(column, NEW, OLD)))
                .startsWith("HITCH_CREDENTIAL_KEYS lacks gone,")
                .doesNotContain("\n");
    }

    private Set<String> missing(SealedColumn column, String... keys) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(
                () -> batches(List.of(column), keys).missingKeyIds());
    }

    @Test
    void everyColumnOfBoxesIsKnownAndFoundByItsKey() {
        assertThat(Database.select("SELECT table_name || '.' || column_name FROM information_schema.columns"
                        + " WHERE table_schema = 'public' AND column_name LIKE '%\\_box'"
                        + " AND table_name NOT LIKE 'reseal\\_test\\_%'"))
                .containsExactlyInAnyOrderElementsOf(real.columns().stream()
                        .map(column -> column.table() + "." + column.box())
                        .toList());
        assertThat(real.columns()).allSatisfy(column -> assertThat(
                        Database.select("SELECT indexdef FROM pg_indexes WHERE tablename = ?", column.table()))
                .anyMatch(index -> index.endsWith("(" + column.keyId() + ", id)")));
    }

    @Test
    void aColumnIsNamedByACleanName() {
        assertThatThrownBy(() -> new SealedColumn("a; DROP TABLE b", "key_id", "box", "secret"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
