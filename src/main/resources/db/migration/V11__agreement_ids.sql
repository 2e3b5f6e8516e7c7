-- Every stored agreement gets an id, agr_ and a ULID of the time at which its connection was made, and the time of its acceptance
-- where nobody told it: that of the connection, too. A version before this must not run beside it: what it merges would lose the
-- ids.
CREATE FUNCTION pg_temp.ulid(milliseconds bigint) RETURNS text LANGUAGE sql VOLATILE AS $$
  SELECT string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', digit + 1, 1), '' ORDER BY place)
  FROM (
    SELECT place, CASE
      WHEN place < 10 THEN ((milliseconds >> (5 * (9 - place))) & 31)::integer
      ELSE floor(random() * 32)::integer END AS digit
    FROM generate_series(0, 25) AS place) AS digits
$$;

UPDATE connection SET agreements = jsonb_build_object('entries', (
  SELECT jsonb_agg(
    jsonb_build_object(
      'id', 'agr_' || pg_temp.ulid(floor(extract(epoch FROM created_at) * 1000)::bigint),
      'acceptedAt', to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
    || jsonb_strip_nulls(entry) ORDER BY place)
  FROM jsonb_array_elements(agreements -> 'entries') WITH ORDINALITY AS stored (entry, place)))
WHERE jsonb_path_exists(agreements, '$.entries[*] ? (!exists(@.id))');

DROP FUNCTION pg_temp.ulid;
