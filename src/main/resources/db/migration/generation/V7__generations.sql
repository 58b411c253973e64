-- Each build of the site that was loaded by a process, whatever became of it.
CREATE TABLE generation (
    number     int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version    text        NOT NULL,
    revision   text        NOT NULL, -- the commit; empty where nobody told the build
    source     text        NOT NULL, -- the jar, the folder, or the generation it was started anew from
    host       text        NOT NULL,
    process    bigint      NOT NULL,
    state      text        NOT NULL CHECK (state IN ('starting', 'serving', 'draining', 'ended', 'failed')),
    begun_at   timestamptz NOT NULL,
    served_at  timestamptz,
    ended_at   timestamptz,
    pages      bigint      NOT NULL DEFAULT 0,
    frames     bigint      NOT NULL DEFAULT 0,
    faults     bigint      NOT NULL DEFAULT 0,
    why        text        NOT NULL DEFAULT ''
);
