package dev.hitch.shortlink;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.CodePointLength;

import dev.hitch.json.JsonBody;
import dev.hitch.json.Readable;
import dev.hitch.origin.RedirectUrl;
import dev.hitch.origin.WebUrl;
import dev.hitch.provider.KnownProvider;
import dev.hitch.sync.Backfill;
import dev.hitch.sync.SyncMode;

/**
 * The parameters of Link that a short link stores. They are read from the request, fingerprinted and stored as JSON.
 * Every member may be null.
 *
 * @param provider the code of the one provider to connect
 * @param providerHints codes that the picker shows first
 * @param externalId the integrator's own id for the connection
 * @param name becomes the connection's company name
 * @param tags a set: order and duplicates do not matter
 * @param redirectUrl where the user is sent afterwards; in ASCII if it is a valid URL
 * @param syncMode when data are fetched
 * @param backfill how much history is fetched
 * @param template the look and defaults of Link
 */
@JsonBody
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CreateShortLink", description = "The parameters of Link to store. Every member is optional.")
public record LinkParameters(
        @Schema(
                description = "The code of the one provider to connect; without it the user picks one.",
                examples = "geotab")
        @KnownProvider
        String provider,

        @Schema(description = "Up to 20 provider codes, moved to the top of the picker.") @Size(max = 20)
        List<@KnownProvider String> providerHints,

        @Schema(
                description = "An ID from your system that can be used to reference the connection.",
                examples = "fleet_456",
                minLength = 1,
                maxLength = 255)
        @CodePointLength(min = 1, max = 255)
        String externalId,

        @Schema(
                description = "A human-readable name; becomes `company.name` of the connection.",
                minLength = 1,
                maxLength = 255)
        @CodePointLength(min = 1, max = 255)
        @Readable
        String name,

        @Schema(description = "Up to 50 tags of 1 to 100 characters. A set: order and repeats mean nothing.")
        @Size(max = 50)
        List<@CodePointLength(min = 1, max = 100) String> tags,

        @Schema(
                description =
                        "Where the user goes after completing Link: an absolute https: URL (http: on loopback hosts alone)"
                                + " without user information and without a parameter `token` of its own, of an origin on the application's list"
                                + " where it has one, and no address of this service. Other than ASCII is percent-encoded (the host:"
                                + " `xn--`) and counted so.",
                format = "uri",
                maxLength = 2048,
                examples = "https://app.acme.com/telematics-success")
        @RedirectUrl
        String redirectUrl,

        @Schema(description = "Whether data are kept up to date on a schedule (the default) or on request only.")
        SyncMode syncMode,

        @Valid Backfill backfill,

        @Schema(
                description = "The id of a link template of the application that is not archived, or `default`.",
                examples = "ltp_01HXQ4YK8V2X0X0X0X0X0X0X0X")
        @Pattern(regexp = LinkParameters.TEMPLATE_FORM, message = LinkParameters.TEMPLATE_RULE)
        String template) {

    /** The message for a template that is refused. */
    public static final String TEMPLATE_RULE = "must be the id of a link template (ltp_…) or default";

    private static final String TEMPLATE_FORM = "ltp_[0-7][0-9A-HJKMNP-TV-Z]{25}|default";
    private static final String DEFAULT_TEMPLATE = "default";

    /** Writes the redirect URL in ASCII: in older rows it may have other characters. */
    public LinkParameters {
        redirectUrl = WebUrl.ascii(redirectUrl);
    }

    /** Whether {@code text} may be a {@code template}. */
    public static boolean isTemplate(String text) {
        return text.matches(TEMPLATE_FORM);
    }

    /** The id of the template to look up; null if none is named, or if the text does not have the form of an id. */
    public String storedTemplate() {
        return template == null || DEFAULT_TEMPLATE.equals(template) || !isTemplate(template) ? null : template;
    }

    /** The same request, normalised: defaults are left out, tags are sorted and distinct. */
    public LinkParameters normalized() {
        return new LinkParameters(
                provider,
                orNull(providerHints),
                externalId,
                name,
                tags == null ? null : orNull(tags.stream().distinct().sorted().toList()),
                redirectUrl,
                syncMode == SyncMode.AUTOMATIC ? null : syncMode,
                Backfill.orNull(backfill),
                DEFAULT_TEMPLATE.equals(template) ? null : template);
    }

    private static List<String> orNull(List<String> list) {
        return list == null || list.isEmpty() ? null : list;
    }
}
