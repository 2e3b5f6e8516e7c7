\set code random(10000001, 10000000 + :links)
SELECT code, expires_at, revoked_at FROM limit_link WHERE code = :code;
