-- An accepted article can wait for its time, and a published one can be taken back or pinned to the top.
ALTER TABLE article DROP CONSTRAINT article_state_check,
    ADD CONSTRAINT article_state_check CHECK (state IN ('pending', 'verified', 'rejected', 'scheduled', 'withdrawn'));
ALTER TABLE article ADD COLUMN pinned_at timestamptz,
    -- when a scheduled one appears by itself, and who said so
    ADD COLUMN publish_at timestamptz,
    ADD COLUMN planned_by bigint REFERENCES account (id),
    ADD CONSTRAINT article_planned CHECK (state <> 'scheduled' OR publish_at IS NOT NULL AND planned_by IS NOT NULL);

CREATE INDEX article_pinned ON article (pinned_at) WHERE pinned_at IS NOT NULL;
CREATE INDEX article_due ON article (publish_at, id) WHERE state = 'scheduled';

-- The time that its author wishes for.
ALTER TABLE article_revision ADD COLUMN publish_at timestamptz;
-- As typed, in the writer's own zone.
ALTER TABLE article_draft ADD COLUMN publish_at text NOT NULL DEFAULT '' CHECK (length(publish_at) <= 40);

-- What became of an article once it was accepted: its history beside that of its versions.
CREATE TABLE article_turn (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    article bigint      NOT NULL REFERENCES article (id),
    turn    text        NOT NULL CHECK (turn IN ('planned', 'appeared', 'withdrawn', 'returned')),
    actor   bigint      NOT NULL REFERENCES account (id),
    reason  text        NOT NULL DEFAULT '' CHECK (length(reason) <= 1000),
    -- the time that was planned
    planned timestamptz,
    at      timestamptz NOT NULL
);

CREATE INDEX article_turn_article ON article_turn (article, id);
