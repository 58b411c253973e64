-- The whole conference in one file, for a program that keeps backups.
ALTER TABLE api_token
    DROP CONSTRAINT api_token_scopes_check,
    ADD CONSTRAINT api_token_scopes_check
        CHECK (scopes <@ ARRAY ['read', 'write', 'verify', 'staff', 'archive'] AND cardinality(scopes) > 0);
