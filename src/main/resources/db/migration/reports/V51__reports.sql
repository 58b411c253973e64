-- Somebody thinks that a comment or an article should be looked at.
CREATE TABLE report (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reporter   bigint      NOT NULL REFERENCES account (id),
    article    bigint      NOT NULL REFERENCES article (id),
    -- none: the article itself
    comment    bigint      REFERENCES comment (id),
    -- as it stood then, in Markdown
    text       text        NOT NULL,
    reason     text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
    -- the client's name for it: sent twice, written once
    ref        text        NOT NULL CHECK (length(ref) BETWEEN 1 AND 64),
    created_at timestamptz NOT NULL,
    outcome    text        CHECK (outcome IN ('left', 'upheld')),
    decided_by bigint      REFERENCES account (id),
    decided_at timestamptz,
    UNIQUE (reporter, ref),
    CHECK ((outcome IS NULL) = (decided_at IS NULL) AND (outcome IS NULL) = (decided_by IS NULL))
);

-- one open report a person and thing
CREATE UNIQUE INDEX report_once ON report (reporter, article, comment) NULLS NOT DISTINCT WHERE outcome IS NULL;
CREATE INDEX report_queue ON report (created_at, id) WHERE outcome IS NULL;
CREATE INDEX report_thing ON report (article, comment) WHERE outcome IS NULL;
