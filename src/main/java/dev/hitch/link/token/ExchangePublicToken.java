package dev.hitch.link.token;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.hitch.json.JsonBody;

/** The body of a request to exchange a public token. Printed, it shows no token. */
@JsonBody
@Schema(name = "ExchangePublicToken", description = "A public token to exchange for its connection.")
record ExchangePublicToken(
        @Schema(
                required = true,
                description = "What Link handed over in the browser: good for one exchange within 30 minutes.",
                pattern = "^pub_tkn_[A-Za-z0-9]{32}$",
                examples = "pub_tkn_9jNzH26e5b9RgErDnRt8zfm5emDUUyyG")
        @NotNull
        String publicToken) {

    /** Without the token. */
    @Override
    public String toString() {
        return "ExchangePublicToken[]";
    }
}
