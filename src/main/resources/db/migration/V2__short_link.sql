-- Reusable look and defaults of Link.
CREATE TABLE link_template (
  id             text        NOT NULL CONSTRAINT link_template_pkey PRIMARY KEY,
  application_id text        NOT NULL CONSTRAINT link_template_application_id_fkey REFERENCES application (id),
  name           text        NOT NULL,
  created_at     timestamptz NOT NULL,
  updated_at     timestamptz NOT NULL,
  archived_at    timestamptz,
  version        integer     NOT NULL DEFAULT 0
);
CREATE INDEX link_template_application_id_id_idx ON link_template (application_id, id);

-- An 8-character URL that opens Link with stored parameters. Rows are never deleted: a code is never issued again.
CREATE TABLE short_link (
  id             text        NOT NULL CONSTRAINT short_link_pkey PRIMARY KEY,
  application_id text        NOT NULL CONSTRAINT short_link_application_id_fkey REFERENCES application (id),
  code           text        NOT NULL CONSTRAINT short_link_code_key UNIQUE,
  fingerprint    bytea       NOT NULL,
  parameters     jsonb       NOT NULL,
  created_at     timestamptz NOT NULL,
  expires_at     timestamptz NOT NULL,
  revoked_at     timestamptz,
  -- Set when an identical request comes after the link expired: the row makes room for its successor.
  retired_at     timestamptz,
  version        integer     NOT NULL DEFAULT 0,
  CONSTRAINT short_link_code_check CHECK (code ~ '^[a-hjkmnp-z2-9]{8}$'),
  CONSTRAINT short_link_expires_at_check CHECK (expires_at > created_at)
);

-- "Same request, same link": at most one row answers for a fingerprint.
CREATE UNIQUE INDEX short_link_application_id_fingerprint_key
  ON short_link (application_id, fingerprint)
  WHERE revoked_at IS NULL AND retired_at IS NULL;
