-- What was handed in for an article, one version after the other. The article shows the newest that was verified.
CREATE TABLE article_revision (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    article    bigint      NOT NULL REFERENCES article (id),
    number     integer     NOT NULL CHECK (number > 0),
    editor     bigint      NOT NULL REFERENCES account (id),
    title      text        NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    body       text        NOT NULL,
    language   text        NOT NULL CHECK (language IN ('en', 'zh-Hans')),
    tags       text[]      NOT NULL,
    state      text        NOT NULL CHECK (state IN ('pending', 'verified', 'rejected', 'superseded')),
    -- the draft that it was: handed in twice, written once
    draft      bigint      UNIQUE,
    created_at timestamptz NOT NULL,
    decided_by bigint      REFERENCES account (id),
    decided_at timestamptz,
    reason     text        NOT NULL DEFAULT '' CHECK (length(reason) <= 1000),
    UNIQUE (article, number)
);

CREATE INDEX article_revision_queue ON article_revision (created_at, id) WHERE state = 'pending';
CREATE INDEX article_revision_editor ON article_revision (editor, created_at DESC);

INSERT INTO article_revision (article, number, editor, title, body, language, tags, state, created_at, decided_at)
SELECT a.id, 1, a.author, a.title, a.body, a.language,
       ARRAY(SELECT t.name FROM article_tag at JOIN tag t ON t.id = at.tag WHERE at.article = a.id ORDER BY at.position),
       a.state, a.created_at, a.verified_at
FROM article a;

-- What somebody is writing and has not handed in: theirs alone.
CREATE TABLE article_draft (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    author   bigint      NOT NULL REFERENCES account (id),
    -- the article that it changes, and the version that it began from; none: a new article
    article  bigint      REFERENCES article (id),
    base     integer     NOT NULL DEFAULT 0,
    title    text        NOT NULL CHECK (length(title) <= 200),
    body     text        NOT NULL,
    language text        NOT NULL CHECK (language IN ('en', 'zh-Hans')),
    -- as typed, with commas between them
    tags     text        NOT NULL CHECK (length(tags) <= 400),
    -- raised with each save, so that an older tab is told instead of overwriting a newer one
    version  integer     NOT NULL DEFAULT 0,
    -- which open editor saved last: it may save again although the answer to that never reached it
    saver    text        NOT NULL DEFAULT '' CHECK (length(saver) <= 64),
    saved_at timestamptz NOT NULL
);

CREATE INDEX article_draft_author ON article_draft (author, saved_at DESC);
CREATE UNIQUE INDEX article_draft_article ON article_draft (author, article) WHERE article IS NOT NULL;
CREATE INDEX article_draft_others ON article_draft (article, saved_at) WHERE article IS NOT NULL;
