package dev.hitch.connection;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.hitch.paging.Page;

/** What a {@link Page} of connections is called in the API's description, which can name no generic type beside an example. */
@Schema(name = "PageConnectionView", description = "A part of a list of connections.")
interface ConnectionPage {

    @Schema(required = true)
    List<ConnectionView> getResults();

    @Schema(description = "Send it as `cursor` to get the next page. Absent on the last page.")
    String getNext();
}
