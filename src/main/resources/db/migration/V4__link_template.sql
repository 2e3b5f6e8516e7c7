-- What a template says about Link. The settings are read as a whole; minting asks for require_external_id alone.
ALTER TABLE link_template
  ADD COLUMN require_external_id boolean NOT NULL DEFAULT false,
  ADD COLUMN settings            jsonb   NOT NULL DEFAULT '{}';
