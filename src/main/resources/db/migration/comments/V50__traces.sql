-- A comment can be edited, deleted by its author and removed by a moderator; it never vanishes.
ALTER TABLE comment
    ADD COLUMN edited_at   timestamptz,
    ADD COLUMN edits       integer NOT NULL DEFAULT 0,
    -- no words of it are shown any more; its place and its answers stay
    ADD COLUMN gone        text    CHECK (gone IN ('deleted', 'removed')),
    ADD COLUMN gone_at     timestamptz,
    ADD COLUMN gone_by     bigint  REFERENCES account (id),
    ADD COLUMN gone_reason text    NOT NULL DEFAULT '' CHECK (length(gone_reason) <= 1000),
    ADD CONSTRAINT comment_gone CHECK ((gone IS NULL) = (gone_at IS NULL) AND (gone IS NULL) = (gone_by IS NULL));

-- What it said before it was edited, by the number of the edit that took it away.
CREATE TABLE comment_version (
    comment    bigint      NOT NULL REFERENCES comment (id),
    number     integer     NOT NULL CHECK (number > 0),
    body       text        NOT NULL,
    body_html  text        NOT NULL,
    written_at timestamptz NOT NULL,
    PRIMARY KEY (comment, number)
);
