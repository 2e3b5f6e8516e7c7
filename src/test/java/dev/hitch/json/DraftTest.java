package dev.hitch.json;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.hitch.error.ApiException;
import dev.hitch.error.Violation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DraftTest {

    @Test
    void onePlaceIsReportedOnce() {
        Draft<String> draft = new Draft<>("body", List.of(Violation.of("a", "is required")))
                .with(List.of(Violation.of("a", "must be short"), Violation.of("b", "must be known")));
        assertThat(draft.violations())
                .containsExactly(Violation.of("a", "is required"), Violation.of("b", "must be known"));
        assertThatThrownBy(draft::require).isInstanceOf(ApiException.class).hasMessage("bad_request");
    }

    @Test
    void aSoundBodyIsHandedOn() {
        assertThat(Draft.of("body").with(List.of()).require()).isEqualTo("body");
    }
}
