package dev.hitch.wrong;

/** Reads tables of other features. */
public class ForeignTable {

    static final String SELECT = """
            SELECT l.id FROM short_link l
            JOIN connection c ON c.external_id = l.parameters ->> 'externalId'
            """;
}
