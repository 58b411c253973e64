-- A content, stored once however often it is put up; the file on the disk has its hash for a name.
CREATE TABLE file (
    hash      text        PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'),
    size      bigint      NOT NULL CHECK (size > 0),
    -- told by the content: what it is to readers, how it is served, and whether a browser may show it
    kind      text        NOT NULL CHECK (kind IN ('picture', 'pdf', 'document', 'sheet', 'slides', 'text', 'sound',
                                                   'film', 'archive', 'other')),
    media     text        NOT NULL,
    shown     boolean     NOT NULL,
    -- in pixels, of a picture
    width     integer     CHECK (width > 0),
    height    integer     CHECK (height > 0),
    stored_at timestamptz NOT NULL
);

-- Who put it up, under which name, for what.
CREATE TABLE upload (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    file       text        NOT NULL REFERENCES file (hash),
    -- for people to read, and as it stands in an address
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    link       text        NOT NULL CHECK (link ~ '^[A-Za-z0-9.-]{1,100}$'),
    account    bigint      NOT NULL REFERENCES account (id),
    -- the draft that it was put up in, while that is one; no reference, for its uploads outlive it by a day
    draft      bigint,
    -- what was handed in with it: everybody may read it when that version is published
    article    bigint      REFERENCES article (id),
    revision   bigint      REFERENCES article_revision (id),
    created_at timestamptz NOT NULL,
    CHECK (article IS NULL OR draft IS NULL),
    CHECK ((article IS NULL) = (revision IS NULL))
);

CREATE INDEX upload_file ON upload (file);
CREATE INDEX upload_account ON upload (account);
CREATE INDEX upload_article ON upload (article, id) WHERE article IS NOT NULL;
-- put up twice in one draft, it stands there once
CREATE UNIQUE INDEX upload_draft ON upload (draft, file) WHERE draft IS NOT NULL;
