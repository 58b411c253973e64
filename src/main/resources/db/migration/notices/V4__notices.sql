CREATE TABLE notice (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account  bigint      NOT NULL REFERENCES account (id),
    category text        NOT NULL CHECK (category IN ('comments')),
    kind     text        NOT NULL CHECK (kind IN ('comment', 'reply')),
    -- equal notices coalesce: while unread, one that comes again is renewed and not repeated
    keyword  text        NOT NULL,
    -- whose doing it was, newest last
    actors   bigint[]    NOT NULL CHECK (cardinality(actors) > 0),
    article  bigint      NOT NULL REFERENCES article (id),
    link     text        NOT NULL,
    read_at  timestamptz,
    at       timestamptz NOT NULL,
    UNIQUE (account, keyword)
);

CREATE INDEX notice_unread ON notice (account) WHERE read_at IS NULL;
CREATE INDEX notice_list ON notice (account, (read_at IS NOT NULL), at DESC, id DESC);
