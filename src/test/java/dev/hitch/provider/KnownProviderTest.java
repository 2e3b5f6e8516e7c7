package dev.hitch.provider;

import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.hitch.error.ApiException;
import dev.hitch.error.Violation;
import dev.hitch.json.JsonBody;
import dev.hitch.json.JsonBodyReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@QuarkusTest
class KnownProviderTest {

    @Inject
    JsonBodyReader bodies;

    @Inject
    ProviderCatalog catalog;

    /** A body that names providers. */
    @JsonBody
    record Wanted(@KnownProvider String provider, List<@KnownProvider String> hints) {}

    @Test
    void knownProviderAndNoneAreAccepted() {
        assertThat(read("{\"provider\":\"geotab\",\"hints\":[\"sandbox\"]}").provider())
                .isEqualTo("geotab");
        assertThat(read("{}").provider()).isNull();
    }

    @Test
    void unknownProviderIsToldTheKnownOnesAndTheNearest() {
        ApiException refused = catchThrowableOfType(
                ApiException.class, () -> read("{\"provider\":\"GeoTabb\",\"hints\":[\"sandbox\",\"qqqqqqqqqqqq\"]}"));
        String message = "must be a known provider: " + String.join(", ", catalog.codes());
        assertThat(refused.body().detail())
                .isEqualTo(List.of(
                        Violation.of("{requestBody}.hints[1]", message),
                        new Violation("{requestBody}.provider", message, "geotab")));
    }

    private Wanted read(String body) {
        return bodies.draft(body.getBytes(StandardCharsets.UTF_8), Wanted.class).require();
    }
}
