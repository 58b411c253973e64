-- The second step of signing in. The secret lies here as it is: whoever can read this table can also write the table of
-- accounts, and a key beside the database would lie on the same disk. Backups hold it, so they are secrets too.
CREATE TABLE second_step (
    account      bigint      PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    secret       text        NOT NULL,
    -- when a first code showed that the telephone has it; before that nobody is asked for one
    confirmed_at timestamptz,
    -- the number of the half minute whose code was taken last: a code opens once
    last_step    bigint      NOT NULL DEFAULT 0
);

-- For the day the telephone is lost: each opens once. The codes are long and random, so a plain hash keeps them.
CREATE TABLE recovery_code (
    account bigint NOT NULL REFERENCES second_step ON DELETE CASCADE,
    hash    bytea  NOT NULL,
    PRIMARY KEY (account, hash)
);
