package dev.hitch.shortlink;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.error.Violation;
import dev.hitch.json.Draft;
import dev.hitch.json.JsonBodyReader;

/**
 * One request of a batch, as far as it can be judged by itself.
 *
 * @param draft what was asked for and what is wrong with it; null where the body is too large to be read
 * @param fingerprint of the parameters, in hexadecimal; null where anything is wrong
 * @param error why it is refused, or null
 */
record MintRequest(Draft<LinkParameters> draft, String fingerprint, ApiException error) {

    static MintRequest read(JsonBodyReader bodies, String body) {
        try {
            return of(bodies.draft(body.getBytes(StandardCharsets.UTF_8), LinkParameters.class));
        } catch (ApiException tooLarge) {
            return new MintRequest(null, null, tooLarge);
        }
    }

    static MintRequest of(Draft<LinkParameters> draft) {
        return draft.violations().isEmpty()
                ? new MintRequest(draft, HexFormat.of().formatHex(draft.body().fingerprint()), null)
                : new MintRequest(draft, null, ApiException.of(ErrorCode.BAD_REQUEST, draft.violations()));
    }

    /** The same, judged by {@code rules} as well. */
    MintRequest judge(MintRules rules) {
        List<Violation> refusals = rules.refusals(parameters());
        return refusals.isEmpty() ? this : of(draft.with(refusals));
    }

    /** What was asked for, as far as it could be read; null where nothing could. */
    LinkParameters parameters() {
        return draft == null ? null : draft.body();
    }
}
