\set request random(1, 10000)
WITH minted AS (
  INSERT INTO limit_link (id, application_id, code, fingerprint, parameters, created_at, expires_at)
  VALUES ('slk_' || :request, 'app_01000000000000000000000000', :request, sha256(:request),
    '{"externalId":"fleet_456789","name":"Fleet 456789","provider":"geotab",'
    '"redirectUrl":"https://app.acme.com/telematics-success"}',
    now(), now() + interval '1 year')
  ON CONFLICT DO NOTHING
  RETURNING id, code, expires_at
)
SELECT id, code, expires_at, false AS replayed FROM minted
UNION ALL
SELECT id, code, expires_at, true FROM limit_link WHERE fingerprint = sha256(:request);
