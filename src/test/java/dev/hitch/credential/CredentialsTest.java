package dev.hitch.credential;

import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CredentialsTest {

    private final Credentials credentials = Credentials.of(Map.of("username", "ann", "password", "hunter2"));

    @Test
    void valuesAreHandedOutByNameAlone() {
        assertThat(credentials.get("username")).contains("ann");
        assertThat(credentials.require("password")).isEqualTo("hunter2");
        assertThat(credentials.get("database")).isEmpty();
        assertThat(credentials.names()).containsExactly("password", "username");
    }

    @Test
    void printedTheyShowNoValue() {
        assertThat(credentials).hasToString("Credentials[password, username]");
        assertThat(new Sealed("k1", new byte[] {1, 2, 3})).hasToString("Sealed[k1]");
    }

    @Test
    void aMissingFieldIsNamedWithoutAValue() {
        assertThatThrownBy(() -> credentials.require("database"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("No value for the required field database");
    }

    @Test
    void laterChangesOfTheMapDoNotReachThem() {
        Map<String, String> values = new HashMap<>(Map.of("username", "ann"));
        Credentials copied = Credentials.of(values);
        values.put("username", "bob");
        assertThat(copied.require("username")).isEqualTo("ann");
        assertThatThrownBy(() -> copied.names().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aNullCountsAsLeftOut() {
        Map<String, String> values = new HashMap<>();
        values.put("database", null);
        assertThat(Credentials.of(values).get("database")).isEmpty();
    }

    @Test
    void theyAreReadFromJsonAndNotWrittenToIt() throws Exception {
        JsonMapper json = new JsonMapper();
        assertThat(json.readValue("{\"username\":\"ann\"}", Credentials.class).require("username"))
                .isEqualTo("ann");
        assertThatThrownBy(() -> json.writeValueAsString(credentials)).hasMessageNotContaining("hunter2");
    }
}
