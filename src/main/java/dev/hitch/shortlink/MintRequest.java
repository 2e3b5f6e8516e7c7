package dev.hitch.shortlink;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import dev.hitch.error.ApiException;
import dev.hitch.json.JsonBodyReader;

/**
 * One request of a batch, as far as it can be judged by itself.
 *
 * @param parameters in their one spelling; null where the body is wrong
 * @param fingerprint of the parameters, in hexadecimal; null where the body is wrong
 * @param error what is wrong with the body, or null
 */
record MintRequest(LinkParameters parameters, String fingerprint, ApiException error) {

    static MintRequest read(JsonBodyReader bodies, String body) {
        try {
            return of(bodies.read(body.getBytes(StandardCharsets.UTF_8), LinkParameters.class));
        } catch (ApiException unreadable) {
            return new MintRequest(null, null, unreadable);
        }
    }

    static MintRequest of(LinkParameters given) {
        LinkParameters parameters = given.normalized();
        return new MintRequest(parameters, HexFormat.of().formatHex(parameters.fingerprint()), null);
    }
}
