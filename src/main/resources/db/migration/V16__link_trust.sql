-- What an address of Link says is not believed unless its application signed it. A version before this may run beside it: it
-- reads and writes none of this, and what it stores counts as not verified.

-- What an application's server signs addresses with. At most two of an application are valid at a time.
CREATE TABLE link_secret (
  id             text        NOT NULL CONSTRAINT link_secret_pkey PRIMARY KEY,
  application_id text        NOT NULL CONSTRAINT link_secret_application_id_fkey REFERENCES application (id),
  secret_key_id  text        NOT NULL,
  secret_box     bytea       NOT NULL,
  created_at     timestamptz NOT NULL,
  -- Until when it is valid beside its successor; null for the present one.
  valid_until    timestamptz
);
CREATE UNIQUE INDEX link_secret_application_id_key ON link_secret (application_id) WHERE valid_until IS NULL;
CREATE INDEX link_secret_application_id_idx ON link_secret (application_id);
CREATE INDEX link_secret_secret_key_id_id_idx ON link_secret (secret_key_id, id);

-- The external id that the application itself gave the connection: it is verified while external_id is the same. A text and not a
-- flag, because a version before this may give the connection another external id.
ALTER TABLE connection ADD COLUMN verified_external_id text;

-- Find what is verified, and what is not. In the words of the list; the statistics tell the planner how many there are of each.
CREATE INDEX connection_external_id_verified_idx
  ON connection (application_id, (COALESCE(external_id = verified_external_id, false)), id COLLATE "C")
  WHERE external_id IS NOT NULL;
CREATE STATISTICS connection_external_id_verified_stats ON (COALESCE(external_id = verified_external_id, false)) FROM connection;

-- The SHA-256 of the state of the page that a token was made on, where it had one.
ALTER TABLE public_token ADD COLUMN state_hash bytea;
