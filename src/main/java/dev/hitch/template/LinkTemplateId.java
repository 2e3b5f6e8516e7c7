package dev.hitch.template;

import java.time.Instant;
import java.util.Optional;

import dev.hitch.id.Ulids;

/** Names a link template: {@code ltp_} and a ULID. */
record LinkTemplateId(String value) {

    private static final String PREFIX = "ltp_";

    LinkTemplateId {
        Ulids.require(PREFIX, value);
    }

    static LinkTemplateId next(Ulids ulids, Instant now) {
        return new LinkTemplateId(ulids.next(PREFIX, now));
    }

    /** The identifier that {@code text} is, or empty where it has not the form of one. */
    static Optional<LinkTemplateId> parse(String text) {
        return Optional.of(text).filter(given -> Ulids.matches(PREFIX, given)).map(LinkTemplateId::new);
    }

    @Override
    public String toString() {
        return value;
    }
}
