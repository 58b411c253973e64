-- Somebody who is in a conversation thinks that staff should look at a message there.
CREATE TABLE message_report (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reporter     bigint      NOT NULL REFERENCES account (id),
    conversation bigint      NOT NULL,
    seq          bigint      NOT NULL,
    author       bigint      NOT NULL REFERENCES account (id),
    -- as it stood then, safe to show: its author may change it
    html         text        NOT NULL,
    kind         text        NOT NULL CHECK (kind IN ('rude', 'threat', 'spam', 'private', 'other')),
    words        text        NOT NULL CHECK (length(words) <= 1000),
    -- the client's name for it: sent twice, written once
    ref          text        NOT NULL CHECK (length(ref) BETWEEN 1 AND 64),
    created_at   timestamptz NOT NULL,
    outcome      text        CHECK (outcome IN ('left', 'upheld')),
    -- what was done beyond that, and why
    deleted      boolean     NOT NULL DEFAULT false,
    muted        text        CHECK (muted IN ('here', 'everywhere')),
    muted_until  timestamptz,
    reason       text        NOT NULL DEFAULT '' CHECK (length(reason) <= 1000),
    decided_by   bigint      REFERENCES account (id),
    decided_at   timestamptz,
    UNIQUE (reporter, ref),
    FOREIGN KEY (conversation, seq) REFERENCES message (conversation, seq),
    CHECK ((outcome IS NULL) = (decided_at IS NULL) AND (outcome IS NULL) = (decided_by IS NULL))
);

-- one open report a person and message
CREATE UNIQUE INDEX message_report_once ON message_report (reporter, conversation, seq) WHERE outcome IS NULL;
CREATE INDEX message_report_queue ON message_report (created_at, id) WHERE outcome IS NULL;
CREATE INDEX message_report_message ON message_report (conversation, seq);

-- A notice can be about a conversation.
ALTER TABLE notice ALTER COLUMN article DROP NOT NULL;
ALTER TABLE notice ADD COLUMN IF NOT EXISTS conversation bigint REFERENCES conversation (id) ON DELETE CASCADE;
