-- What programs show instead of a password. Only the hash is kept: who reads this table opens nothing with it.
CREATE TABLE api_token (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account    bigint      NOT NULL REFERENCES account ON DELETE CASCADE,
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    hash       text        NOT NULL UNIQUE CHECK (length(hash) = 64),
    scopes     text[]      NOT NULL CHECK (scopes <@ ARRAY ['read', 'write', 'verify', 'staff'] AND cardinality(scopes) > 0),
    -- the account's when it was made: a password change or a deactivation raises that one, and the token holds no more
    epoch      integer     NOT NULL,
    -- of the form that made it: sent twice, made once
    ref        text        NOT NULL CHECK (length(ref) <= 64),
    made_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    -- to the minute, so that a busy program does not write with each call
    used_at    timestamptz,
    UNIQUE (account, ref)
);
