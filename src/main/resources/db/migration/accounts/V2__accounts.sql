CREATE TABLE account (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    username         text        NOT NULL CHECK (username ~ '^[a-z0-9][a-z0-9._-]{1,31}$'),
    nickname         text        NOT NULL CHECK (length(nickname) BETWEEN 1 AND 40),
    description      text        NOT NULL DEFAULT '' CHECK (length(description) <= 2000),
    role             text        NOT NULL CHECK (role IN
        ('superuser', 'secretariat', 'verifier', 'chair', 'press', 'delegate', 'observer')),
    password         text        NOT NULL,
    -- the interface's language; none: what the browser asks for
    language         text        CHECK (language IN ('en', 'zh-Hans')),
    -- the articles' language
    content_language text        NOT NULL DEFAULT 'all' CHECK (content_language IN ('all', 'en', 'zh-Hans')),
    active           boolean     NOT NULL DEFAULT true,
    -- raised by a password change, which ends every login of an earlier epoch
    epoch            integer     NOT NULL DEFAULT 0,
    created_at       timestamptz NOT NULL
);

CREATE UNIQUE INDEX account_username ON account (username);
CREATE UNIQUE INDEX account_nickname ON account (lower(nickname));

-- The one-time link with which the first superuser is made, by its hash.
CREATE TABLE first_account_link (
    token_hash text        PRIMARY KEY,
    created_at timestamptz NOT NULL
);
