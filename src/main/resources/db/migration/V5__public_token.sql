-- One-time hand-over of a connection from the browser to the integrator's server. The token itself is stored nowhere.
CREATE TABLE public_token (
  token_hash     bytea       NOT NULL CONSTRAINT public_token_pkey PRIMARY KEY,
  application_id text        NOT NULL CONSTRAINT public_token_application_id_fkey REFERENCES application (id),
  connection_id  text        NOT NULL CONSTRAINT public_token_connection_id_fkey REFERENCES connection (id),
  created_at     timestamptz NOT NULL,
  expires_at     timestamptz NOT NULL,
  used_at        timestamptz,
  CONSTRAINT public_token_expires_at_check CHECK (expires_at > created_at)
);

-- Finds what may be swept away.
CREATE INDEX public_token_expires_at_idx ON public_token (expires_at);
