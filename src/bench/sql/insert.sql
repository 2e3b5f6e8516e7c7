\set code random(100000000000000000, 999999999999999999)
\set request random(100000000000000000, 999999999999999999)
INSERT INTO limit_link (id, application_id, code, fingerprint, parameters, created_at, expires_at)
VALUES ('slk_' || lpad(nextval('limit_link_id')::text, 26, '0'), 'app_01000000000000000000000000', :code,
  sha256(:request),
  '{"externalId":"fleet_456789","name":"Fleet 456789","provider":"geotab",'
  '"redirectUrl":"https://app.acme.com/telematics-success"}',
  now(), now() + interval '1 year');
