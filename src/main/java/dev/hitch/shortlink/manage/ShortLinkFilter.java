package dev.hitch.shortlink.manage;

import java.time.Instant;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;

import dev.hitch.paging.ListParameters;
import dev.hitch.query.Filter;
import dev.hitch.query.Query;
import dev.hitch.shortlink.LinkParameters;
import dev.hitch.shortlink.ShortCode;
import dev.hitch.shortlink.ShortLinkStatus;

/**
 * The filters of the list of short links. A link is listed if it matches every member that is not null.
 *
 * @param template the id of a link template, or {@code default} for links that name none
 * @param createdAfter the earliest time of creation
 * @param createdBefore the latest time of creation
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

    private static final Filter<String> EXTERNAL_ID = Filter.text("externalId", "Only those with this external id.");
    private static final Filter<String> TAG = Filter.text("tag", "Only those that have this tag.");
    private static final Filter<String> PROVIDER = Filter.text("provider", "Only those for this one provider.");
    private static final Filter<String> TEMPLATE = Filter.text(
            "template",
            "Only those of this link template; `default` for those that name none.",
            LinkParameters.TEMPLATE_RULE,
            LinkParameters::isTemplate);
    private static final Filter<ShortLinkStatus> STATUS =
            Filter.word("status", "Only those that are so at this moment.", ShortLinkStatus.class);
    private static final Filter<ShortCode> CODE = Filter.of(
            "code",
            "Only the one with this code, in any case: what a customer reads out.",
            "must be the 8 letters and digits of a short link",
            ShortCode::parse);
    private static final Filter<Instant> CREATED_AFTER =
            Filter.instant("createdAfter", "Only those created at this moment or later.");
    private static final Filter<Instant> CREATED_BEFORE =
            Filter.instant("createdBefore", "Only those created at this moment or before.");

    /** What {@code query} asks for. */
    static ShortLinkFilter of(Query query) {
        return new ShortLinkFilter(
                query.get(EXTERNAL_ID),
                query.get(TAG),
                query.get(PROVIDER),
                query.get(TEMPLATE),
                query.get(STATUS),
                query.get(CODE),
                query.get(CREATED_AFTER),
                query.get(CREATED_BEFORE));
    }

    /** Describes the filters in the OpenAPI document. It names the interface itself: the scanner looks no further. */
    @OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
    public static class Parameters extends ListParameters implements OASFilter {

        public Parameters() {
            super("listShortLinks", EXTERNAL_ID, TAG, PROVIDER, TEMPLATE, STATUS, CODE, CREATED_AFTER, CREATED_BEFORE);
        }
    }
}
