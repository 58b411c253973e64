-- What staff did: never changed and never deleted.
CREATE TABLE audit (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL,
    actor   bigint      NOT NULL REFERENCES account (id),
    -- what was done, such as account.role
    act     text        NOT NULL CHECK (act ~ '^[a-z]+(\.[a-z-]+)+$'),
    -- to whom or what, in words, and the page where that is
    subject text        NOT NULL CHECK (length(subject) <= 200),
    link    text        NOT NULL DEFAULT '',
    -- the fields that were changed
    before  jsonb       NOT NULL DEFAULT '{}',
    after   jsonb       NOT NULL DEFAULT '{}'
);
