package dev.hitch.provider;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.hitch.error.Violation;
import dev.hitch.json.Bodies;
import dev.hitch.json.JsonBody;

import static org.assertj.core.api.Assertions.assertThat;

class KnownProviderTest {

    /** A body that names providers. */
    @JsonBody
    record Wanted(@KnownProvider String provider, List<@KnownProvider String> hints) {}

    @Test
    void knownProviderAndNoneAreAccepted() {
        assertThat(Bodies.read("{\"provider\":\"geotab\",\"hints\":[\"sandbox\"]}", Wanted.class)
                        .provider())
                .isEqualTo("geotab");
        assertThat(Bodies.read("{}", Wanted.class).provider()).isNull();
    }

    @Test
    void unknownProviderIsToldTheKnownOnesAndTheNearest() {
        String message = "must be a known provider: geotab, motive, samsara, sandbox";
        assertThat(Bodies.draft("{\"provider\":\"GeoTabb\",\"hints\":[\"sandbox\",\"qqqqqqqqqqqq\"]}", Wanted.class)
                        .violations())
                .containsExactly(
                        Violation.of("{requestBody}.hints[1]", message),
                        new Violation("{requestBody}.provider", message, "geotab"));
    }
}
