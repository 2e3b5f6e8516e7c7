-- Lists, deletion and the periodic check of credentials.

ALTER TABLE connection
  -- While a deletion is pending: when it begins. While it runs: when it is taken up again if nobody has finished it.
  ADD COLUMN delete_after   timestamptz,
  -- When the provider is asked next whether it still accepts the credentials. The default spreads connections over a day, those
  -- that are there and those that an older version makes.
  ADD COLUMN check_at       timestamptz NOT NULL DEFAULT now() + random() * interval '1 day',
  -- How many checks in a row came to nothing, because the provider was down and the like.
  ADD COLUMN check_failures integer     NOT NULL DEFAULT 0,
  -- Nothing secret is left of a connection that was deleted.
  ALTER COLUMN token_hash         DROP NOT NULL,
  ALTER COLUMN token_key_id       DROP NOT NULL,
  ALTER COLUMN token_box          DROP NOT NULL,
  ALTER COLUMN credentials_key_id DROP NOT NULL,
  ALTER COLUMN credentials_box    DROP NOT NULL,
  ADD CONSTRAINT connection_secrets_check CHECK (status = 'deleted' OR (
    token_hash IS NOT NULL AND token_key_id IS NOT NULL AND token_box IS NOT NULL
    AND credentials_key_id IS NOT NULL AND credentials_box IS NOT NULL));

-- Find what is due.
CREATE INDEX connection_check_at_idx ON connection (check_at) WHERE status = 'connected';
CREATE INDEX connection_delete_after_idx ON connection (delete_after) WHERE status IN ('pending_deletion', 'deleting');

-- Find what goes with a connection when it is erased.
CREATE INDEX public_token_connection_id_idx ON public_token (connection_id);
CREATE INDEX link_step_connection_id_idx ON link_step (connection_id);

-- Lists, in the order of creation. In the collation "C", so that no list walks the primary key, which has every application's rows.
-- The first index is for lists without a filter, which leave out what was deleted.
CREATE INDEX connection_application_id_id_idx ON connection (application_id, id COLLATE "C") WHERE status <> 'deleted';
CREATE INDEX connection_application_id_status_id_idx ON connection (application_id, status, id COLLATE "C");
CREATE INDEX connection_application_id_provider_id_idx ON connection (application_id, provider, id COLLATE "C");
CREATE INDEX connection_application_id_external_id_id_idx ON connection (application_id, external_id, id COLLATE "C")
  WHERE external_id IS NOT NULL;
CREATE INDEX connection_application_id_updated_at_idx ON connection (application_id, updated_at);

-- What a connection is found by that it may have several of. The application is part of each label, so that the same tag of two
-- applications is two labels. Bound to its functions when it is made, so that no search path can change what it does. Dear, which
-- the planner has to know: it must not call it for row after row.
CREATE FUNCTION connection_labels(application_id text, tags text[], company jsonb, account jsonb) RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1000
  RETURN ARRAY(
    SELECT 'tag:' || application_id || ':' || tag FROM unnest(tags) AS tag
    UNION ALL
    SELECT 'dot:' || application_id || ':' || (number #>> '{}')
    FROM unnest(ARRAY[company, account]) AS known, jsonb_path_query(known, '$.dotNumbers[*]') AS number);

-- Without a list of pending entries, which every search would have to read through.
CREATE INDEX connection_labels_idx ON connection
  USING gin (connection_labels(application_id, tags, company, account)) WITH (fastupdate = off);
