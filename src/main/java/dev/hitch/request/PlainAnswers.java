package dev.hitch.request;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

import dev.hitch.error.ApiException;
import dev.hitch.header.Accept;
import dev.hitch.header.ListHeader;
import dev.hitch.page.NoticePage;
import dev.hitch.page.PageHeaders;

/** Answers with an error where no resource does: with a page for a person, else with the JSON of the API. */
@Singleton
class PlainAnswers {

    private static final Logger LOG = Logger.getLogger(PlainAnswers.class);
    private static final String API = "/tsp/";

    private final ObjectMapper json;

    PlainAnswers(ObjectMapper json) {
        this.json = json;
    }

    /** Whether the request is for the API. */
    static boolean isApi(HttpServerRequest request) {
        return request.path().startsWith(API);
    }

    /** Whether the answer is for a person to read. */
    static boolean isForAPerson(HttpServerRequest request) {
        String path = request.path();
        return path.startsWith("/")
                && !isApi(request)
                && !path.startsWith("/q/")
                && !path.startsWith("/link/")
                && !Accept.prefersJson(ListHeader.of(request.headers(), HttpHeaderNames.ACCEPT.toString()));
    }

    /** Sends {@code error} and ends the answer. */
    void send(RoutingContext request, ApiException error) {
        HttpServerResponse answer =
                request.response().setStatusCode(error.code().status());
        // Reads the rest of the body, or the connection would wait for it.
        request.request().resume();
        if (isForAPerson(request.request())) {
            NoticePage page = FailurePages.page(request.request(), error.code());
            PageHeaders.of(page.layout(), null).forEach(answer::putHeader);
            answer.putHeader(HttpHeaderNames.CONTENT_TYPE, "text/html;charset=UTF-8");
            page.template().createUni().subscribe().with(answer::end, request::fail);
        } else {
            answer.putHeader(HttpHeaderNames.CONTENT_TYPE, "application/json;charset=UTF-8")
                    .end(written(error));
        }
    }

    private String written(ApiException error) {
        try {
            return json.writeValueAsString(error.body());
        } catch (JsonProcessingException impossible) {
            LOG.error("An error could not be written", impossible);
            return "{}";
        }
    }
}
