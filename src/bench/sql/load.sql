-- What the bench finds in the database: 128 applications, a template of each, and a million links of the first one,
-- which are as if they had been minted: the fingerprint is that of their request, and the code leaves the first byte
-- of the fingerprint as the remainder by 256. The identifiers are well-formed and ascending, but older than any that
-- the service makes.
BEGIN;
INSERT INTO application (id, issuer, client_id, name, publishable_key, created_at, updated_at)
SELECT 'app_01' || lpad(n::text, 24, '0'), :'issuer', 'bench-' || n, 'bench-' || n,
  'pk_' || lpad(n::text, 32, '0'), now(), now()
FROM generate_series(0, :applications - 1) AS n;

INSERT INTO link_template (id, application_id, name, created_at, updated_at)
SELECT 'ltp_01' || lpad(n::text, 24, '0'), 'app_01' || lpad(n::text, 24, '0'), 'bench', now(), now()
FROM generate_series(0, :applications - 1) AS n;

INSERT INTO short_link (id, application_id, code, fingerprint, parameters, created_at, expires_at)
SELECT 'slk_01' || lpad(n::text, 24, '0'), 'app_01' || lpad('0', 24, '0'),
  (SELECT string_agg(substr('abcdefghjkmnpqrstuvwxyz23456789', (number / place % 31)::integer + 1, 1), ''
     ORDER BY place DESC)
   FROM unnest(ARRAY[1, 31, 961, 29791, 923521, 28629151, 887503681, 27512614111]::bigint[]) AS place),
  fingerprint, request::jsonb, created_at, created_at + interval '1 year'
FROM generate_series(0, :links - 1) AS n
CROSS JOIN LATERAL (SELECT
  '{"externalId":"load-' || n || '","name":"Fleet ' || n
    || '","provider":"geotab","redirectUrl":"https://app.acme.com/telematics-success"}' AS request,
  now() - interval '30 days' + n * interval '1 second' AS created_at) AS asked
CROSS JOIN LATERAL (SELECT sha256(convert_to(E'link/1\n' || request, 'UTF8')) AS fingerprint) AS hashed
-- 31^8 / 256 numbers a bucket; the multiplier is prime, so that no two n share one.
CROSS JOIN LATERAL (SELECT get_byte(fingerprint, 0) + 256 * (n * 2654435761 % 3331605614) AS number) AS drawn;

-- What the limits of minting write and read: as many rows, each as wide, with three unique indexes and nothing else.
-- Its codes are numbers of eight digits, so that pgbench can name one.
CREATE SEQUENCE limit_link_id CACHE 1000;
CREATE TABLE limit_link (
  id             text        NOT NULL PRIMARY KEY,
  application_id text        NOT NULL,
  code           text        NOT NULL UNIQUE,
  fingerprint    bytea       NOT NULL UNIQUE,
  parameters     jsonb       NOT NULL,
  created_at     timestamptz NOT NULL,
  expires_at     timestamptz NOT NULL,
  revoked_at     timestamptz
);
INSERT INTO limit_link
SELECT id, application_id, (10000000 + row_number() OVER ())::text, sha256((row_number() OVER ())::text::bytea),
  parameters, created_at, expires_at
FROM short_link;
COMMIT;
VACUUM (FREEZE, ANALYZE);
CHECKPOINT;
