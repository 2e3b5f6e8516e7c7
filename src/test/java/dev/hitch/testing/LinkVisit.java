package dev.hitch.testing;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;

/** A user of Link whose browser has no script: one form at one address. */
public record LinkVisit(String address, String page) {

    private static final Pattern STEP = Pattern.compile("name=\"step\" value=\"([^\"]*)\"");
    private static final Pattern ACTION = Pattern.compile("method=\"post\" action=\"([^\"]*)\"");

    /** Opens {@code address}, which has to show the form of a provider. */
    public static LinkVisit open(String address) {
        return new LinkVisit(address, get(address).statusCode(200).extract().asString());
    }

    /** The answer to a GET of {@code address}. */
    public static ValidatableResponse get(String address) {
        return browser().get(address).then();
    }

    private static RequestSpecification browser() {
        return given().urlEncodingEnabled(false).redirects().follow(false);
    }

    /** The answer to signing in; each of {@code ticked} is a box that is ticked. */
    public ValidatableResponse signIn(String user, String password, String... ticked) {
        Map<String, String> form =
                new HashMap<>(Map.of("step", first(STEP), "field.username", user, "field.password", password));
        for (String box : ticked) {
            form.put(box, "accepted");
        }
        return browser()
                .contentType(ContentType.URLENC.withCharset("UTF-8"))
                .formParams(form)
                .post(first(ACTION))
                .then();
    }

    private String first(Pattern pattern) {
        Matcher found = pattern.matcher(page);
        if (!found.find()) {
            throw new IllegalStateException("No " + pattern + " in " + page);
        }
        return found.group(1).replace("&amp;", "&");
    }
}
