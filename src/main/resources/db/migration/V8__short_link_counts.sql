-- How often people opened a link, and how often that led to a connection: counted off the request path. No index holds these
-- columns and pages keep some room, so that counting touches no index (HOT).
ALTER TABLE short_link
  ADD COLUMN opens          bigint NOT NULL DEFAULT 0,
  ADD COLUMN last_opened_at timestamptz,
  ADD COLUMN completions    bigint NOT NULL DEFAULT 0;
ALTER TABLE short_link SET (fillfactor = 85);
