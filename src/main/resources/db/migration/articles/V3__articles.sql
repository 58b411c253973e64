CREATE TABLE article (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    author      bigint      NOT NULL REFERENCES account (id),
    title       text        NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    -- as written (Markdown), as shown (safe HTML) and as on a card (plain text)
    body        text        NOT NULL,
    body_html   text        NOT NULL,
    excerpt     text        NOT NULL,
    language    text        NOT NULL CHECK (language IN ('en', 'zh-Hans')),
    state       text        NOT NULL CHECK (state IN ('pending', 'verified', 'rejected')),
    -- one of the conference's files, listed apart
    file        boolean     NOT NULL DEFAULT false,
    -- how many comments it has, counted when one is written
    comments    integer     NOT NULL DEFAULT 0,
    created_at  timestamptz NOT NULL,
    verified_at timestamptz
);

CREATE INDEX article_news ON article (created_at DESC, id DESC) WHERE state = 'verified' AND NOT file;
CREATE INDEX article_news_language ON article (language, created_at DESC, id DESC)
    WHERE state = 'verified' AND NOT file;
CREATE INDEX article_files ON article (created_at DESC, id DESC) WHERE state = 'verified' AND file;
CREATE INDEX article_author ON article (author, created_at DESC);

CREATE TABLE tag (
    id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 40),
    slug text NOT NULL UNIQUE CHECK (length(slug) BETWEEN 1 AND 60)
);

CREATE TABLE article_tag (
    article  bigint  NOT NULL REFERENCES article (id),
    position integer NOT NULL,
    tag      bigint  NOT NULL REFERENCES tag (id),
    PRIMARY KEY (article, position)
);

CREATE INDEX article_tag_tag ON article_tag (tag);

CREATE TABLE comment (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    article    bigint      NOT NULL REFERENCES article (id),
    parent     bigint      REFERENCES comment (id),
    author     bigint      NOT NULL REFERENCES account (id),
    body       text        NOT NULL CHECK (length(body) BETWEEN 1 AND 4000),
    body_html  text        NOT NULL,
    -- the client's name for it: sent twice, written once
    ref        text        NOT NULL CHECK (length(ref) BETWEEN 1 AND 64),
    created_at timestamptz NOT NULL,
    UNIQUE (author, ref)
);

CREATE INDEX comment_article ON comment (article, id);
