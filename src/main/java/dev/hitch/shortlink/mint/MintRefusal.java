package dev.hitch.shortlink.mint;

import dev.hitch.application.Application;

/** Why an application may not mint a link with certain parameters, where that depends on what is stored. */
enum MintRefusal {
    /** The redirect URL has an origin that is not on the application's list. */
    REDIRECT_NOT_LISTED("redirectUrl", Application.REDIRECT_RULE),
    /** The application has no such template, or has archived it. */
    TEMPLATE_UNKNOWN("template", "must be a link template of this application that is not archived"),
    /** The template asks for an external id. */
    EXTERNAL_ID_MISSING("externalId", "is required by this link template");

    private final String member;
    private final String message;

    MintRefusal(String member, String message) {
        this.member = member;
        this.message = message;
    }

    /** The member of the parameters that is refused. */
    String member() {
        return member;
    }

    /** What is wrong with it. */
    String message() {
        return message;
    }
}
