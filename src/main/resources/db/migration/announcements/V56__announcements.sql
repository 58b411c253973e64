-- What staff tell many at once, at the top of every page.
CREATE TABLE announcement (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    author       bigint      NOT NULL REFERENCES account (id),
    -- in one language or both; readers of the other then get this one
    english      text        NOT NULL CHECK (length(english) <= 500),
    chinese      text        NOT NULL CHECK (length(chinese) <= 500),
    -- all (guests too), members, role:ROLE, or content:LANGUAGE for those who read articles in it
    audience     text        NOT NULL CHECK (audience ~ '^(all|members|role:[a-z]+|content:(en|zh-Hans))$'),
    urgent       boolean     NOT NULL,
    link         text        NOT NULL CHECK (length(link) <= 500),
    starts_at    timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL DEFAULT 'infinity' CHECK (ends_at >= starts_at),
    -- taken back: from then on nobody but staff knows of it
    withdrawn_at timestamptz,
    -- raised with each change, so that of two who edit at once the second is told
    version      integer     NOT NULL DEFAULT 0,
    -- the form that made it: sent twice, it makes one
    ref          text        NOT NULL UNIQUE CHECK (length(ref) BETWEEN 1 AND 64),
    CHECK (english <> '' OR chinese <> '')
);

-- few show or wait at a time, however many there were
CREATE INDEX announcement_open ON announcement (ends_at) WHERE withdrawn_at IS NULL;
CREATE INDEX announcement_list ON announcement (starts_at DESC, id DESC);

-- Who has seen enough of it: on all their devices.
CREATE TABLE announcement_dismissal (
    account      bigint NOT NULL REFERENCES account (id),
    announcement bigint NOT NULL REFERENCES announcement (id) ON DELETE CASCADE,
    PRIMARY KEY (account, announcement)
);

CREATE INDEX announcement_dismissal_of ON announcement_dismissal (announcement);

-- Raised by every change of an announcement: what was read for an edition is true until the next.
CREATE TABLE announcement_edition (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    number bigint NOT NULL
);

INSERT INTO announcement_edition (number) VALUES (0);

-- Whether an announcement is for a reader; a guest has no role. Who reads articles in all languages reads each.
CREATE FUNCTION announcement_concerns(audience text, role text, content text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
    WHEN audience = 'all' THEN true
    WHEN role IS NULL THEN false
    WHEN audience = 'members' THEN true
    WHEN audience LIKE 'role:%' THEN audience = 'role:' || role
    ELSE content = 'all' OR audience = 'content:' || content
END;
