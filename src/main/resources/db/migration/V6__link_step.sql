-- Steps of Link that have made a connection: a page that is sent twice makes no second one.
CREATE TABLE link_step (
  step_hash     bytea       NOT NULL CONSTRAINT link_step_pkey PRIMARY KEY,
  connection_id text        NOT NULL CONSTRAINT link_step_connection_id_fkey REFERENCES connection (id),
  expires_at    timestamptz NOT NULL
);

-- Finds what may be swept away.
CREATE INDEX link_step_expires_at_idx ON link_step (expires_at);
