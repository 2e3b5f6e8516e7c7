package dev.hitch.shortlink;

import java.time.Instant;

import dev.hitch.paging.ListQuery;

/**
 * Which of an application's short links are asked for: those that agree with every member that is not null.
 *
 * @param template the id of a link template, or {@code default} for links that name none
 * @param createdAfter the first moment at which it may have been created
 * @param createdBefore the last one
 */
record ShortLinkFilter(
        String externalId,
        String tag,
        String provider,
        String template,
        ShortLinkStatus status,
        ShortCode code,
        Instant createdAfter,
        Instant createdBefore) {

    /** What {@code query} asks for; what is wrong with it is said by its page. */
    static ShortLinkFilter of(ListQuery query) {
        String code =
                query.text("code", "must be the 8 letters and digits of a short link", text -> ShortCode.parse(text)
                        .isPresent());
        return new ShortLinkFilter(
                query.text("externalId"),
                query.text("tag"),
                query.text("provider"),
                query.text("template", LinkParameters.TEMPLATE_RULE, LinkParameters::isTemplate),
                query.word("status", ShortLinkStatus.class),
                code == null ? null : ShortCode.parse(code).orElseThrow(),
                query.instant("createdAfter"),
                query.instant("createdBefore"));
    }
}
