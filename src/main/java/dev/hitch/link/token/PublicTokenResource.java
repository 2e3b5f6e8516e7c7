package dev.hitch.link.token;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.validator.constraints.CodePointLength;

import dev.hitch.application.CallerProvider;
import dev.hitch.application.Scopes;
import dev.hitch.connection.ConnectionErrors;
import dev.hitch.connection.ConnectionFailure;
import dev.hitch.connection.ConnectionView;
import dev.hitch.error.ApiException;
import dev.hitch.error.ErrorCode;
import dev.hitch.id.SecretToken;
import dev.hitch.json.JsonBody;

/** Public tokens, for the integrator's server. */
@Path("/tsp/v1/public-token")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Connections")
public class PublicTokenResource {

    private final CallerProvider callers;
    private final PublicTokenService tokens;

    PublicTokenResource(CallerProvider callers, PublicTokenService tokens) {
        this.callers = callers;
        this.tokens = tokens;
    }

    /** The connection that the token was made for. */
    @POST
    @Path("/exchange")
    @RolesAllowed(Scopes.CONNECTIONS_WRITE)
    @Operation(
            operationId = "exchangePublicToken",
            summary = "Exchange a public token for its connection",
            description =
                    "Link hands a public token to the user's browser when an account has been connected. Exchange it on your"
                            + " server, once and within 30 minutes, for the connection and its long-lived token.")
    @APIResponse(responseCode = "200", description = "The connection.")
    @APIResponse(
            responseCode = "404",
            description =
                    "The public token was used, has expired or is another application's, or its page had another `state`.")
    public Uni<ConnectionView> exchange(ExchangePublicToken request) {
        return callers.current()
                .chain(application -> SecretToken.parse(PublicTokenService.PREFIX, request.publicToken())
                        .map(token -> tokens.exchange(application, token, request.state()))
                        .orElseGet(() -> Uni.createFrom().nullItem()))
                .onFailure(ConnectionFailure.class)
                .transform(failure -> ConnectionErrors.of((ConnectionFailure) failure))
                .onItem()
                .ifNull()
                .failWith(() -> ApiException.of(
                        ErrorCode.NOT_FOUND,
                        "There is no such public token of this application, or it was used, is older than 30 minutes, or"
                                + " its page had another state."));
    }

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
            String publicToken,

            @Schema(
                    description =
                            "The `state` that your page was opened with. Where it is given and the page had another or none, the"
                                    + " answer is 404 and the token stays unused: a user whom a stranger sent to Link with a"
                                    + " link of their own is told apart so.",
                    examples = "n-0S6_WzA2Mj")
            @CodePointLength(min = 1, max = 2048)
            String state) {

        /** Without the token. */
        @Override
        public String toString() {
            return "ExchangePublicToken[]";
        }
    }
}
