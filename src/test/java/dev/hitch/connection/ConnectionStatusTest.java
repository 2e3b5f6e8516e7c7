package dev.hitch.connection;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import static dev.hitch.connection.ConnectionStatus.ARCHIVED;
import static dev.hitch.connection.ConnectionStatus.CONNECTED;
import static dev.hitch.connection.ConnectionStatus.DELETED;
import static dev.hitch.connection.ConnectionStatus.DELETING;
import static dev.hitch.connection.ConnectionStatus.DISCONNECTED;
import static dev.hitch.connection.ConnectionStatus.PENDING_DELETION;
import static org.assertj.core.api.Assertions.assertThat;

class ConnectionStatusTest {

    private static List<ConnectionStatus> from(ConnectionStatus status) {
        return Arrays.stream(ConnectionStatus.values())
                .filter(next -> next != status && status.canBecome(next))
                .toList();
    }

    @Test
    void deletionIsCalledBackOnlyBeforeItBegins() {
        assertThat(from(PENDING_DELETION)).containsExactly(CONNECTED, DISCONNECTED, ARCHIVED, DELETING);
        assertThat(from(DELETING)).containsExactly(DELETED);
        assertThat(from(DELETED)).isEmpty();
    }

    @Test
    void onlyPendingDeletionLeadsToErasure() {
        assertThat(from(CONNECTED)).containsExactly(DISCONNECTED, ARCHIVED, PENDING_DELETION);
        assertThat(from(DISCONNECTED)).containsExactly(CONNECTED, ARCHIVED, PENDING_DELETION);
        assertThat(from(ARCHIVED)).containsExactly(CONNECTED, DISCONNECTED, PENDING_DELETION);
    }
}
