package dev.hitch.error;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every exception that reaches the HTTP layer into the error body of the API. */
class ErrorMappers {

    private static final Logger LOG = Logger.getLogger(ErrorMappers.class);
    private static final String CHALLENGE = "Bearer realm=\"hitch\"";
    private static final Pattern TOKEN_SENT = Pattern.compile("(?i)bearer\\s+\\S.*");

    @ServerExceptionMapper
    Response api(ApiException error) {
        return answer(error);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthorized(SecurityException error, HttpHeaders headers) {
        // Logged, not answered: the reason would help an attacker.
        LOG.debugf(
                "Refused a token: %s",
                error.getCause() == null ? "none given" : error.getCause().getClass());
        Response plain = answer(ApiException.of(
                ErrorCode.UNAUTHORIZED,
                "Send a valid, unexpired access token as \"Authorization: Bearer <JWT>\". Its issuer and audience must be the ones"
                        + " this service expects, and it must name a client_id."));
        String given = headers.getHeaderString(HttpHeaders.AUTHORIZATION);
        boolean sent = given != null && TOKEN_SENT.matcher(given).matches();
        // RFC 6750 §3.1: the challenge names an error only if the request had a token.
        return Response.fromResponse(plain)
                .header(HttpHeaders.WWW_AUTHENTICATE, sent ? CHALLENGE + ", error=\"invalid_token\"" : CHALLENGE)
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException error, ResourceInfo resource) {
        List<String> scopes = Optional.ofNullable(resource.getResourceMethod().getAnnotation(RolesAllowed.class))
                .map(rule -> List.of(rule.value()))
                .orElse(List.of());
        String scope = String.join(" ", scopes);
        Response plain = answer(ApiException.of(
                ErrorCode.FORBIDDEN,
                scope.isEmpty() ? null : "This needs an access token with the scope " + scope + "."));
        return Response.fromResponse(plain)
                .header(
                        HttpHeaders.WWW_AUTHENTICATE,
                        CHALLENGE + ", error=\"insufficient_scope\", scope=\"" + scope + "\"")
                .build();
    }

    @ServerExceptionMapper
    Response framework(WebApplicationException error) {
        Response chosen = error.getResponse();
        if (chosen.getStatus() < 400) {
            return chosen;
        }
        ErrorCode code = ErrorCode.ofStatus(chosen.getStatus());
        if (code == ErrorCode.INTERNAL_SERVER_ERROR) {
            LOG.error("A request failed", error);
        }
        return answer(ApiException.of(code, (String) null));
    }

    @ServerExceptionMapper
    Response unexpected(Throwable error) {
        ErrorCode code = ErrorCode.of(error);
        return answer(ApiException.of(
                code,
                switch (code) {
                    case SERVICE_UNAVAILABLE -> {
                        LOG.errorf("The database cannot be reached: %s", error.getMessage());
                        yield "Please try again in a moment.";
                    }
                    case CONFLICT -> "Another request changed the same thing at the same moment. Please try again.";
                    default -> {
                        LOG.error("A request failed", error);
                        yield null;
                    }
                }));
    }

    private static Response answer(ApiException error) {
        Response.ResponseBuilder answer = Response.status(error.code().status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(error.body());
        if (error.code() == ErrorCode.UNSUPPORTED_MEDIA_TYPE) {
            // RFC 9110 §15.5.16: distinguishes an unsupported content coding from an unsupported type.
            answer.header(HttpHeaders.ACCEPT_ENCODING, "identity");
        }
        if (error.body().retryAfter() != null) {
            answer.header(HttpHeaders.RETRY_AFTER, error.body().retryAfter());
        }
        return answer.build();
    }
}
