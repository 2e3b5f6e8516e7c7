-- A step is taken before the connection is stored that it makes, and both within one transaction: no committed row is without
-- a connection. Older versions write both columns at once, as before.
ALTER TABLE link_step ALTER COLUMN connection_id DROP NOT NULL;
