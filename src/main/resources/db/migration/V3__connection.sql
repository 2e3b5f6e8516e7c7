-- An application's authenticated access to one account of one provider.
CREATE TABLE connection (
  id                 text        NOT NULL CONSTRAINT connection_pkey PRIMARY KEY,
  application_id     text        NOT NULL CONSTRAINT connection_application_id_fkey REFERENCES application (id),
  provider           text        NOT NULL,
  source_id          text,
  external_id        text,
  status             text        NOT NULL,
  company            jsonb       NOT NULL,
  account            jsonb       NOT NULL,
  sync_mode          text        NOT NULL,
  backfill_from      timestamptz,
  tags               text[]      NOT NULL,
  options            jsonb       NOT NULL,
  filters            jsonb,
  agreements         jsonb       NOT NULL,
  -- The token is found by its SHA-256 and shown again from its sealed form.
  token_hash         bytea       NOT NULL CONSTRAINT connection_token_hash_key UNIQUE,
  token_key_id       text        NOT NULL,
  token_box          bytea       NOT NULL,
  credentials_key_id text        NOT NULL,
  credentials_box    bytea       NOT NULL,
  created_at         timestamptz NOT NULL,
  updated_at         timestamptz NOT NULL,
  version            integer     NOT NULL DEFAULT 0,
  CONSTRAINT connection_status_check CHECK (status IN
    ('connected', 'disconnected', 'archived', 'pending_deletion', 'deleting', 'deleted')),
  CONSTRAINT connection_sync_mode_check CHECK (sync_mode IN ('automatic', 'manual'))
);

-- Finds the connections of the same account.
CREATE INDEX connection_application_id_provider_source_id_idx ON connection (application_id, provider, source_id);
