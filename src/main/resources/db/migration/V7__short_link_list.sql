-- Lists of short links. Each filter has an index that holds its rows in the order of the list, so that a page costs the same
-- wherever it is and whatever else is stored. The indexes that only some links belong in are partial, to spare the minting.
-- They order the id bytewise, which no other index does: the planner cannot take one that would have it look at every link.
CREATE INDEX short_link_application_id_id_idx ON short_link (application_id, id COLLATE "C");
CREATE INDEX short_link_external_id_idx ON short_link (application_id, (parameters ->> 'externalId'), id COLLATE "C")
  WHERE parameters ->> 'externalId' IS NOT NULL;
CREATE INDEX short_link_provider_idx ON short_link (application_id, (parameters ->> 'provider'), id COLLATE "C")
  WHERE parameters ->> 'provider' IS NOT NULL;
CREATE INDEX short_link_template_idx
  ON short_link (application_id, (COALESCE(parameters ->> 'template', 'default')), id COLLATE "C");
CREATE INDEX short_link_revoked_idx ON short_link (application_id, id COLLATE "C") WHERE revoked_at IS NOT NULL;

-- What is known of the values in a partial index is not used: these tell the planner which of two filters finds fewer.
CREATE STATISTICS short_link_external_id_stats ON (parameters ->> 'externalId') FROM short_link;
CREATE STATISTICS short_link_provider_stats ON (parameters ->> 'provider') FROM short_link;

-- One row for each tag of a link. A GIN index over the tags would answer with all links of a tag, in no order, for every page.
-- No foreign key: links are never deleted, and only the trigger writes here.
CREATE TABLE short_link_tag (
  application_id text             NOT NULL,
  tag            text             NOT NULL,
  short_link_id  text COLLATE "C" NOT NULL,
  CONSTRAINT short_link_tag_pkey PRIMARY KEY (application_id, tag, short_link_id)
);

-- A trigger, because a version of the service that does not know the table may be minting beside one that does.
CREATE FUNCTION short_link_tag_insert() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO short_link_tag (application_id, tag, short_link_id)
  SELECT application_id, jsonb_array_elements_text(parameters -> 'tags'), id FROM minted
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER short_link_tag_insert AFTER INSERT ON short_link
  REFERENCING NEW TABLE AS minted FOR EACH STATEMENT EXECUTE FUNCTION short_link_tag_insert();

INSERT INTO short_link_tag (application_id, tag, short_link_id)
SELECT application_id, jsonb_array_elements_text(parameters -> 'tags'), id FROM short_link
ON CONFLICT DO NOTHING;
