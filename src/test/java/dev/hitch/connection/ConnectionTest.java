package dev.hitch.connection;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.hitch.application.ApplicationId;
import dev.hitch.connection.Connection.Change;
import dev.hitch.connection.Connection.SignIn;
import dev.hitch.connection.ConnectionFailure.Kind;
import dev.hitch.connection.ConnectionFailure.Over;
import dev.hitch.credential.Sealed;
import dev.hitch.id.Ulids;
import dev.hitch.provider.ProviderAccount;
import dev.hitch.sync.SyncMode;

import static dev.hitch.connection.ConnectionStatus.ARCHIVED;
import static dev.hitch.connection.ConnectionStatus.CONNECTED;
import static dev.hitch.connection.ConnectionStatus.DELETED;
import static dev.hitch.connection.ConnectionStatus.DELETING;
import static dev.hitch.connection.ConnectionStatus.DISCONNECTED;
import static dev.hitch.connection.ConnectionStatus.PENDING_DELETION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Every decision about a connection, without a database. */
class ConnectionTest {

    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = MADE.plus(Duration.ofDays(3));
    private static final Instant NEXT_CHECK = NOW.plus(Duration.ofDays(1));
    private static final Instant LATER = NOW.plus(Duration.ofDays(2));
    private static final ProviderAccount ACCOUNT = new ProviderAccount("acme", "Acme", "ann@acme.com", List.of("1"));
    private static final ProviderAccount OTHER = new ProviderAccount("bolt", "Bolt", null, List.of());

    private static final Ulids ULIDS = new Ulids(new SecureRandom());

    private static Sealed box(int content) {
        return new Sealed("key", new byte[] {(byte) content});
    }

    private static CreateConnection request(String externalId, Company company, String... tags) {
        return new CreateConnection(
                "geotab", null, company, externalId, SyncMode.MANUAL, null, List.of(tags), null, null);
    }

    /** A connection of {@link #ACCOUNT} with the box 1, made at {@link #MADE}. */
    private static Connection connected() {
        Connection made = Connection.create(
                new ConnectionId("conn_01HXQ4YK8V2X0X0X0X0X0X0X0X"),
                new ApplicationId("app_01HXQ4YK8V2X0X0X0X0X0X0X0X"),
                request(null, null, "a", "b", "a"),
                MADE);
        made.connect(
                request(null, null, "a", "b", "a"),
                ConnectedBy.API,
                ULIDS,
                new SignIn(ACCOUNT, box(1), MADE, NEXT_CHECK),
                true);
        return made;
    }

    private static Connection in(ConnectionStatus status) {
        Connection connection = connected();
        switch (status) {
            case CONNECTED -> {}
            case DISCONNECTED -> connection.refuse(box(1), MADE);
            case ARCHIVED ->
                connection.apply(status(PatchConnection.Status.ARCHIVED), proof(connection, null), MADE, MADE);
            case PENDING_DELETION -> connection.requestDeletion(LATER, MADE);
            case DELETING -> {
                connection.requestDeletion(LATER, MADE);
                connection.beginErasing(LATER, MADE);
            }
            case DELETED -> {
                connection.requestDeletion(LATER, MADE);
                connection.beginErasing(LATER, MADE);
                connection.erase(MADE);
            }
        }
        assertThat(connection.status).isEqualTo(status);
        return connection;
    }

    private static Proof proof(Connection seen, ProviderAccount account) {
        return new Proof(seen.seen(), Optional.ofNullable(account));
    }

    private static PatchConnection patch(
            PatchConnection.Status status,
            Optional<String> externalId,
            Optional<List<String>> tags,
            ObjectNode options) {
        return new PatchConnection(
                status == null ? null : Optional.of(status),
                null,
                externalId,
                null,
                tags,
                options == null ? null : Optional.of(options),
                null);
    }

    private static PatchConnection status(PatchConnection.Status status) {
        return patch(status, null, null, null);
    }

    private static Change apply(Connection connection, PatchConnection patch) {
        boolean asks = connection.seen().asksProviderFor(patch);
        return connection.apply(patch, proof(connection, asks ? ACCOUNT : null), NOW, NEXT_CHECK);
    }

    private static Kind refusal(Connection connection, PatchConnection patch, Proof proof) {
        return catchThrowableOfType(ConnectionFailure.class, () -> connection.apply(patch, proof, NOW, NEXT_CHECK))
                .kind();
    }

    @Test
    void aNewConnectionIsConnectedWithWhatTheRequestSays() {
        Connection made = connected();
        assertThat(made.status).isEqualTo(CONNECTED);
        assertThat(made.tags).containsExactly("a", "b");
        assertThat(made.company).isEqualTo(Company.UNKNOWN);
        assertThat(made.syncMode).isEqualTo(SyncMode.MANUAL);
        assertThat(made.sourceId).isEqualTo("acme");
        assertThat(made.account.name()).isEqualTo("Acme");
        assertThat(made.createdAt).isEqualTo(MADE);
        assertThat(made.updatedAt).isEqualTo(MADE);
        assertThat(made.deleteAfter).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"CONNECTED", "DISCONNECTED", "ARCHIVED"})
    void connectingTheAccountAgainConnectsItWhateverItWas(ConnectionStatus before) {
        Connection connection = in(before);
        Change change = connection.connect(
                request("x", new Company("Acme", null), "b", "c"),
                ConnectedBy.API,
                ULIDS,
                new SignIn(ACCOUNT, box(2), NOW, NEXT_CHECK),
                true);
        assertThat(change).isEqualTo(new Change(before, CONNECTED, true));
        assertThat(connection.tags).containsExactly("a", "b", "c");
        assertThat(connection.externalId).isEqualTo("x");
        assertThat(connection.company.name()).isEqualTo("Acme");
        assertThat(connection.credentialsBox).containsExactly(2);
        assertThat(connection.checkAt).isEqualTo(NEXT_CHECK);
        assertThat(connection.updatedAt).isEqualTo(NOW);
        assertThat(connection.deleteAfter).isNull();
    }

    @Test
    void connectingAgainReplacesNothingThatIsKnown() {
        Connection connection = connected();
        connection.externalId = "x";
        connection.company = new Company("Acme", null);
        connection.connect(
                request("y", new Company("Bolt", List.of("7"))),
                ConnectedBy.API,
                ULIDS,
                new SignIn(ACCOUNT, box(2), NOW, NEXT_CHECK),
                true);
        assertThat(connection.externalId).isEqualTo("x");
        assertThat(connection.company).isEqualTo(new Company("Acme", List.of("7")));
    }

    @ParameterizedTest
    @EnumSource(names = {"CONNECTED", "DISCONNECTED", "ARCHIVED", "PENDING_DELETION"})
    void signingInAgainConnectsItAndPlansTheNextCheck(ConnectionStatus before) {
        Connection connection = in(before);
        Change change = connection.renew(new SignIn(ACCOUNT, box(2), NOW, NEXT_CHECK));
        assertThat(change).isEqualTo(new Change(before, CONNECTED, true));
        assertThat(connection.credentialsBox).containsExactly(2);
        assertThat(connection.checkAt).isEqualTo(NEXT_CHECK);
    }

    @Test
    void signingInToAnotherAccountIsRefusedAndChangesNothing() {
        Connection connection = in(DISCONNECTED);
        assertThat(catchThrowableOfType(
                                ConnectionFailure.class,
                                () -> connection.renew(new SignIn(OTHER, box(2), NOW, NEXT_CHECK)))
                        .kind())
                .isEqualTo(Kind.ANOTHER_ACCOUNT);
        assertThat(connection.status).isEqualTo(DISCONNECTED);
        assertThat(connection.credentialsBox).containsExactly(1);
        assertThat(connection.updatedAt).isEqualTo(MADE);
    }

    @Test
    void whereTheProviderToldNoIdAnyAccountIsTaken() {
        Connection connection = connected();
        connection.sourceId = null;
        connection.renew(new SignIn(OTHER, box(2), NOW, NEXT_CHECK));
        assertThat(connection.sourceId).isEqualTo("bolt");
    }

    @Test
    void refusedCredentialsDisconnect() {
        Connection connection = connected();
        assertThat(connection.refuse(box(1), NOW)).isEqualTo(new Change(CONNECTED, DISCONNECTED, false));
        assertThat(connection.updatedAt).isEqualTo(NOW);
    }

    @Test
    void refusedCredentialsThatWereReplacedChangeNothing() {
        Connection connection = connected();
        connection.renew(new SignIn(ACCOUNT, box(2), MADE, NEXT_CHECK));
        assertThat(connection.refuse(box(1), NOW)).isEqualTo(new Change(CONNECTED, CONNECTED, false));
        assertThat(connection.updatedAt).isEqualTo(MADE);
    }

    @ParameterizedTest
    @EnumSource(names = {"DISCONNECTED", "ARCHIVED", "PENDING_DELETION"})
    void aRefusalChangesNothingWhereItIsNotConnected(ConnectionStatus status) {
        Connection connection = in(status);
        assertThat(connection.refuse(box(1), NOW).ofStatus()).isFalse();
        assertThat(connection.status).isEqualTo(status);
    }

    static Stream<Object[]> statusPatches() {
        return ConnectionStatus.ALIVE.stream().flatMap(before -> Arrays.stream(PatchConnection.Status.values())
                .map(wanted -> new Object[] {before, wanted}));
    }

    @ParameterizedTest
    @MethodSource("statusPatches")
    void aPatchMakesItWhatItNamesInEveryStatus(ConnectionStatus before, PatchConnection.Status wanted) {
        Connection connection = in(before);
        Change change = apply(connection, status(wanted));
        ConnectionStatus after = ConnectionStatus.valueOf(wanted.name());
        assertThat(connection.status).isEqualTo(after);
        assertThat(change.before()).isEqualTo(before);
        assertThat(change.after()).isEqualTo(after);
        assertThat(change.ofStatus()).isEqualTo(before != after);
        assertThat(connection.deleteAfter).isNull();
        assertThat(connection.updatedAt).isEqualTo(before == after ? MADE : NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECTED, false, false",
        "DISCONNECTED, true, true",
        "ARCHIVED, true, true",
        "PENDING_DELETION, true, false"
    })
    void theProviderIsAskedWhereAPatchConnectsButNotToCancelADeletion(
            ConnectionStatus before, boolean connects, boolean asks) {
        Proof.Seen seen = in(before).seen();
        assertThat(seen.connectsBy(status(PatchConnection.Status.CONNECTED))).isEqualTo(connects);
        assertThat(seen.asksProviderFor(status(PatchConnection.Status.CONNECTED)))
                .isEqualTo(asks);
        assertThat(seen.asksProviderFor(status(PatchConnection.Status.ARCHIVED)))
                .isFalse();
        assertThat(seen.asksProviderFor(patch(null, Optional.of("x"), null, null)))
                .isFalse();
    }

    @Test
    void acceptedCredentialsAreCheckedAgainAfterTheInterval() {
        Connection connection = in(ARCHIVED);
        apply(connection, status(PatchConnection.Status.CONNECTED));
        assertThat(connection.checkAt).isEqualTo(NEXT_CHECK);
        assertThat(connection.credentialsBox).containsExactly(1);
    }

    @Test
    void aCancelledDeletionIsCheckedAtOnce() {
        Connection connection = in(PENDING_DELETION);
        apply(connection, status(PatchConnection.Status.CONNECTED));
        assertThat(connection.checkAt).isEqualTo(NOW);
    }

    @Test
    void storedCredentialsOfAnotherAccountDoNotConnect() {
        Connection connection = in(DISCONNECTED);
        assertThat(refusal(connection, status(PatchConnection.Status.CONNECTED), proof(connection, OTHER)))
                .isEqualTo(Kind.ANOTHER_ACCOUNT);
        assertThat(connection.status).isEqualTo(DISCONNECTED);
    }

    @Test
    void anAnswerAboutReplacedCredentialsDoesNotConnect() {
        Connection connection = in(ARCHIVED);
        Proof before = proof(connection, ACCOUNT);
        connection.renew(new SignIn(ACCOUNT, box(2), NOW, NEXT_CHECK));
        apply(connection, status(PatchConnection.Status.ARCHIVED));
        assertThat(refusal(connection, status(PatchConnection.Status.CONNECTED), before))
                .isEqualTo(Kind.CHANGED_MEANWHILE);
    }

    @ParameterizedTest
    @EnumSource(names = {"DISCONNECTED", "ARCHIVED", "PENDING_DELETION"})
    void anAnswerAboutAnotherStatusDoesNotConnect(ConnectionStatus status) {
        Proof before = proof(connected(), null);
        assertThat(refusal(in(status), status(PatchConnection.Status.CONNECTED), before))
                .isEqualTo(Kind.CHANGED_MEANWHILE);
    }

    @Test
    void whatConnectsNothingNeedsNoProof() {
        Proof before = proof(connected(), null);
        Connection connection = in(ARCHIVED);
        connection.apply(patch(null, Optional.of("x"), null, null), before, NOW, NEXT_CHECK);
        assertThat(connection.externalId).isEqualTo("x");
    }

    @Test
    void aPatchThatChangesNothingDoesNotMoveUpdatedAt() {
        Connection connection = connected();
        ObjectNode options = JsonNodeFactory.instance.objectNode().put("n", 1);
        apply(connection, patch(null, null, null, options));
        ObjectNode same = JsonNodeFactory.instance.objectNode().put("n", 1.0);
        Change change = connection.apply(
                patch(PatchConnection.Status.CONNECTED, Optional.empty(), Optional.of(List.of("b", "a", "b")), same),
                proof(connection, null),
                LATER,
                LATER);
        assertThat(change).isEqualTo(new Change(CONNECTED, CONNECTED, false));
        assertThat(connection.tags).containsExactly("a", "b");
        assertThat(connection.updatedAt).isEqualTo(NOW);
    }

    @Test
    void nullClearsAndAbsentKeeps() {
        Connection connection = connected();
        connection.externalId = "x";
        Change change = apply(connection, patch(null, null, Optional.empty(), null));
        assertThat(change).isEqualTo(new Change(CONNECTED, CONNECTED, true));
        assertThat(connection.tags).isEmpty();
        assertThat(connection.externalId).isEqualTo("x");
        apply(connection, patch(null, Optional.empty(), null, null));
        assertThat(connection.externalId).isNull();
    }

    @Test
    void anExternalIdMovesOnlyWhereTheAccountIsKnownAndItIsAnother() {
        Connection connection = connected();
        connection.externalId = "x";
        assertThat(connection.entersMerging(CONNECTED, "y")).isTrue();
        assertThat(connection.entersMerging(ARCHIVED, null)).isTrue();
        assertThat(connection.entersMerging(DISCONNECTED, "x")).isFalse();
        connection.sourceId = null;
        assertThat(connection.entersMerging(CONNECTED, "y")).isFalse();
    }

    @Test
    void whatIsToBeDeletedEntersMergingOnlyWhereItIsTakenBack() {
        Connection connection = in(PENDING_DELETION);
        assertThat(connection.entersMerging(PENDING_DELETION, "y")).isFalse();
        assertThat(connection.entersMerging(ARCHIVED, connection.externalId)).isTrue();
    }

    private static String[] tags(int count) {
        return IntStream.range(0, count).mapToObj(i -> "t" + i).toArray(String[]::new);
    }

    @Test
    void whatWouldBeOverFiftyTagsIsRefusedByItsPlaceAndChangesNothing() {
        Connection connection = connected();
        connection.tags = tags(49);
        CreateConnection more = request("x", new Company("Acme", null), "t1", "new", "newer", "t2", "newest");
        ConnectionFailure failure = catchThrowableOfType(
                ConnectionFailure.class,
                () -> connection.connect(
                        more, ConnectedBy.API, ULIDS, new SignIn(ACCOUNT, box(2), NOW, NEXT_CHECK), true));
        assertThat(failure.kind()).isEqualTo(Kind.OVER_LIMIT);
        assertThat(failure.over()).containsExactly(new Over("tags", 2, 50), new Over("tags", 4, 50));
        assertThat(connection.tags).hasSize(49);
        assertThat(connection.externalId).isNull();
        assertThat(connection.company).isEqualTo(Company.UNKNOWN);
        assertThat(connection.credentialsBox).containsExactly(1);
        assertThat(connection.updatedAt).isEqualTo(MADE);
    }

    @Test
    void whatHasMoreThanFiftyFromEarlierTimesTakesNoFurtherOneButThoseItHas() {
        Connection connection = connected();
        connection.tags = tags(60);
        connection.connect(
                request(null, null, "t59", "t0"),
                ConnectedBy.API,
                ULIDS,
                new SignIn(ACCOUNT, box(2), NOW, NEXT_CHECK),
                true);
        assertThat(connection.tags).hasSize(60);
        assertThatThrownBy(() -> connection.connect(
                        request(null, null, "t60"),
                        ConnectedBy.API,
                        ULIDS,
                        new SignIn(ACCOUNT, box(2), NOW, NEXT_CHECK),
                        true))
                .isInstanceOf(ConnectionFailure.class);
    }

    @ParameterizedTest
    @CsvSource({
        "API, bob@acme.com, , true",
        "LINK, ann@acme.com, , true",
        "LINK, ' ANN@acme.com ', , true",
        "LINK, bob@acme.com, , false",
        "LINK, bob@acme.com, 1, true",
        "LINK, bob@acme.com, 2, false",
        "LINK, , , false",
        "LINK, , 1, true"
    })
    void whichCredentialsReplaceThoseThatAreStored(ConnectedBy by, String user, Integer refused, boolean replaces) {
        VerifiedCredentials verified = new VerifiedCredentials(
                "geotab",
                null,
                new ProviderAccount("acme", "Acme", user, List.of()),
                refused == null ? null : box(refused));
        assertThat(connected().replacesCredentials(verified, by)).isEqualTo(replaces);
    }

    @Test
    void whereTheProviderNamesNoUserNobodyIsTheSame() {
        Connection connection = connected();
        connection.account = Account.of(OTHER);
        assertThat(connection.replacesCredentials(
                        new VerifiedCredentials("geotab", null, OTHER, null), ConnectedBy.LINK))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"CONNECTED", "DISCONNECTED", "ARCHIVED"})
    void credentialsThatStayKeepTheirUserAndAreCheckedSoon(ConnectionStatus before) {
        Connection connection = in(before);
        ProviderAccount bob = new ProviderAccount("acme", "Acme", "bob@acme.com", List.of());
        Change change = connection.connect(
                request(null, null, "c"), ConnectedBy.API, ULIDS, new SignIn(bob, box(2), NOW, LATER), false);
        assertThat(change).isEqualTo(new Change(before, CONNECTED, true));
        assertThat(connection.credentialsBox).containsExactly(1);
        assertThat(connection.account.user().sourceId()).isEqualTo("ann@acme.com");
        assertThat(connection.tags).containsExactly("a", "b", "c");
        assertThat(connection.checkAt).isEqualTo(before == CONNECTED ? NEXT_CHECK : NOW);
    }

    private static Connection connectedBy(ConnectedBy by, Connection connection, String externalId) {
        connection.connect(request(externalId, null), by, ULIDS, new SignIn(ACCOUNT, box(2), NOW, LATER), true);
        return connection;
    }

    @ParameterizedTest
    @CsvSource({"API, true", "LINK, true", "UNSIGNED_LINK, false"})
    void anExternalIdIsVerifiedWhereTheApplicationNamesIt(ConnectedBy by, boolean verified) {
        assertThat(connected().externalIdVerified()).isNull();
        assertThat(connectedBy(by, connected(), "x").externalIdVerified()).isEqualTo(verified);
        Connection unverified = connectedBy(ConnectedBy.UNSIGNED_LINK, connected(), "x");
        assertThat(connectedBy(by, unverified, null).externalIdVerified()).isFalse();
        assertThat(connectedBy(by, unverified, "x").externalIdVerified()).isEqualTo(verified);
    }

    @Test
    void nobodyElseTakesTheVerificationAway() {
        Connection connection = connectedBy(ConnectedBy.API, connected(), "x");
        connectedBy(ConnectedBy.UNSIGNED_LINK, connection, "x");
        connectedBy(ConnectedBy.UNSIGNED_LINK, connection, null);
        assertThat(connection.externalIdVerified()).isTrue();
    }

    @Test
    void aPatchVerifiesAlsoTheSameExternalId() {
        Connection connection = connectedBy(ConnectedBy.UNSIGNED_LINK, connected(), "x");
        apply(connection, patch(null, null, Optional.of(List.of("t")), null));
        assertThat(connection.externalIdVerified()).isFalse();
        Change change = apply(connection, patch(null, Optional.of("x"), null, null));
        assertThat(change.updated()).isTrue();
        assertThat(connection.externalIdVerified()).isTrue();
        apply(connection, patch(null, Optional.empty(), null, null));
        assertThat(connection.externalIdVerified()).isNull();
        assertThat(connectedBy(ConnectedBy.UNSIGNED_LINK, connection, "x").externalIdVerified())
                .isFalse();
    }

    @Test
    void whatAVersionBeforeThisStoresIsNotVerified() {
        Connection connection = connectedBy(ConnectedBy.API, connected(), "x");
        // It knows no more of the column than to leave it alone.
        connection.externalId = "of-a-stranger";
        assertThat(connection.externalIdVerified()).isFalse();
    }

    @Test
    void aLoginThatChangesNothingDoesNotMoveUpdatedAt() {
        Connection connection = connected();
        Change change = connection.connect(
                request(null, null, "a"), ConnectedBy.API, ULIDS, new SignIn(ACCOUNT, box(2), NOW, LATER), false);
        assertThat(change).isEqualTo(new Change(CONNECTED, CONNECTED, false));
        assertThat(connection.updatedAt).isEqualTo(MADE);
    }

    @ParameterizedTest
    @EnumSource(names = {"CONNECTED", "DISCONNECTED", "ARCHIVED"})
    void aDeletionWaitsForItsGrace(ConnectionStatus before) {
        Connection connection = in(before);
        assertThat(connection.requestDeletion(LATER, NOW)).isEqualTo(new Change(before, PENDING_DELETION, false));
        assertThat(connection.deleteAfter).isEqualTo(LATER);
        assertThat(connection.updatedAt).isEqualTo(NOW);
    }

    @Test
    void aPendingDeletionKeepsItsTime() {
        Connection connection = in(PENDING_DELETION);
        Change change = connection.requestDeletion(LATER.plusSeconds(1), NOW);
        assertThat(change.ofStatus()).isFalse();
        assertThat(connection.deleteAfter).isEqualTo(LATER);
        assertThat(connection.updatedAt).isEqualTo(MADE);
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING_DELETION", "DELETING"})
    void erasingBeginsWithALeaseAndGoesOnAfterIt(ConnectionStatus before) {
        Connection connection = in(before);
        assertThat(connection.beginErasing(NEXT_CHECK, NOW).after()).isEqualTo(DELETING);
        assertThat(connection.deleteAfter).isEqualTo(NEXT_CHECK);
    }

    @ParameterizedTest
    @EnumSource(names = {"CONNECTED", "DISCONNECTED", "ARCHIVED", "DELETED"})
    void nothingElseIsErased(ConnectionStatus status) {
        Connection connection = in(status);
        assertThatThrownBy(() -> connection.beginErasing(NEXT_CHECK, NOW)).isInstanceOf(IllegalStateException.class);
        assertThat(connection.status).isEqualTo(status);
    }

    @Test
    void erasingLeavesAStub() {
        Connection connection = in(DELETING);
        connection.externalId = "x";
        assertThat(connection.erase(NOW)).isEqualTo(new Change(DELETING, DELETED, true));
        assertThat(connection.isAlive()).isFalse();
        assertThat(connection.deleteAfter).isNull();
        assertThat(Arrays.asList(
                        connection.sourceId,
                        connection.filters,
                        connection.backfillFrom,
                        connection.tokenHash,
                        connection.tokenKeyId,
                        connection.tokenBox,
                        connection.credentialsKeyId,
                        connection.credentialsBox))
                .containsOnlyNulls();
        assertThat(connection.account).isEqualTo(Account.UNKNOWN);
        assertThat(connection.company).isEqualTo(Company.UNKNOWN);
        assertThat(connection.externalId).isEqualTo("x");
        assertThat(connection.tags).containsExactly("a", "b");
    }

    @ParameterizedTest
    @EnumSource(names = {"DELETING", "DELETED"})
    void nothingBringsItBackOnceErasingHasBegun(ConnectionStatus status) {
        Connection connection = in(status);
        assertThatThrownBy(() -> connection.renew(new SignIn(ACCOUNT, box(2), NOW, NEXT_CHECK)));
        assertThatThrownBy(() -> connection.requestDeletion(LATER, NOW)).isInstanceOf(IllegalStateException.class);
        assertThat(connection.status).isEqualTo(status);
    }
}
