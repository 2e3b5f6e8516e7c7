-- Find what a key has sealed, batch after batch, and which keys are in use at all.
CREATE INDEX connection_token_key_id_id_idx ON connection (token_key_id, id);
CREATE INDEX connection_credentials_key_id_id_idx ON connection (credentials_key_id, id);
