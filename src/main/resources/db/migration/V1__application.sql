-- A tenant. Named by the issuer and the client_id of its access tokens.
CREATE TABLE application (
  id                text        NOT NULL CONSTRAINT application_pkey PRIMARY KEY,
  issuer            text        NOT NULL,
  client_id         text        NOT NULL,
  name              text        NOT NULL,
  publishable_key   text        NOT NULL CONSTRAINT application_publishable_key_key UNIQUE,
  redirect_origins  text[]      NOT NULL DEFAULT '{}',
  embed_origins     text[]      NOT NULL DEFAULT '{}',
  merge_connections boolean     NOT NULL DEFAULT true,
  agreement_url     text,
  created_at        timestamptz NOT NULL,
  updated_at        timestamptz NOT NULL,
  version           integer     NOT NULL DEFAULT 0,
  CONSTRAINT application_issuer_client_id_key UNIQUE (issuer, client_id)
);
