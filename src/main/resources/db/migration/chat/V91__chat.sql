-- What people say to each other. A conversation's row is the lock under which everything in it is decided and numbered.
CREATE TABLE conversation (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind         text        NOT NULL CHECK (kind IN ('pair', 'discussion')),
    -- the two of a pair, the smaller number first: two people have one, whoever opens it, and however often
    low          bigint      REFERENCES account (id),
    high         bigint      REFERENCES account (id),
    english      text        NOT NULL DEFAULT '' CHECK (length(english) <= 80),
    chinese      text        NOT NULL DEFAULT '' CHECK (length(chinese) <= 80),
    -- only its keepers write
    announcing   boolean     NOT NULL DEFAULT false,
    -- how long somebody waits between two messages; its keepers do not
    slow_seconds integer     NOT NULL DEFAULT 0 CHECK (slow_seconds BETWEEN 0 AND 3600),
    -- since then it is only read
    archived_at  timestamptz,
    made_by      bigint      NOT NULL REFERENCES account (id),
    made_at      timestamptz NOT NULL,
    -- its maker's name for it: made twice, there once
    ref          text        CHECK (length(ref) <= 64),
    -- the number of its newest message
    head         bigint      NOT NULL DEFAULT 0,
    last_at      timestamptz NOT NULL,
    UNIQUE (low, high),
    UNIQUE (made_by, ref),
    CHECK (CASE kind WHEN 'pair' THEN low IS NOT NULL AND high IS NOT NULL AND low < high
           ELSE low IS NULL AND high IS NULL AND (english <> '' OR chinese <> '') END)
);

CREATE INDEX conversation_last ON conversation (last_at DESC, id DESC);
CREATE INDEX conversation_high ON conversation (high);

-- Who is in it, and how it stands with them. Who is removed has no row.
CREATE TABLE conversation_member (
    conversation bigint      NOT NULL REFERENCES conversation (id),
    account      bigint      NOT NULL REFERENCES account (id),
    -- takes people in and out, and writes where others only read
    keeper       boolean     NOT NULL DEFAULT false,
    -- the newest message that they have seen; it only goes forwards
    read_seq     bigint      NOT NULL DEFAULT 0,
    -- what counts as unread in the totals
    level        text        NOT NULL DEFAULT 'all' CHECK (level IN ('all', 'mentions', 'none')),
    draft        text        NOT NULL DEFAULT '' CHECK (length(draft) <= 4000),
    joined_at    timestamptz NOT NULL,
    muted_until  timestamptz,
    -- when they last wrote, where that is to be slow
    written_at   timestamptz,
    PRIMARY KEY (conversation, account)
);

CREATE INDEX conversation_member_account ON conversation_member (account);

CREATE TABLE message (
    conversation bigint      NOT NULL REFERENCES conversation (id),
    -- 1, 2, 3 ... without a gap, in the order of their commits
    seq          bigint      NOT NULL CHECK (seq > 0),
    author       bigint      NOT NULL REFERENCES account (id),
    -- the author's name for it: sent twice, written once
    ref          text        NOT NULL CHECK (length(ref) BETWEEN 1 AND 64),
    body         text        NOT NULL CHECK (length(body) BETWEEN 1 AND 4000),
    body_html    text        NOT NULL,
    -- its beginning in plain words, for lists and quotes
    excerpt      text        NOT NULL,
    reply_to     bigint      CHECK (reply_to < seq),
    -- members whom it mentions
    mentions     bigint[]    NOT NULL DEFAULT '{}',
    at           timestamptz NOT NULL,
    edits        integer     NOT NULL DEFAULT 0,
    edited_at    timestamptz,
    -- no words of it are shown any more, but its place
    gone         text        CHECK (gone IN ('author', 'staff')),
    gone_at      timestamptz,
    gone_by      bigint      REFERENCES account (id),
    -- the number of the event that told of it, so that the log forgets its words when it is deleted
    told         bigint      NOT NULL,
    PRIMARY KEY (conversation, seq),
    FOREIGN KEY (conversation, reply_to) REFERENCES message (conversation, seq),
    UNIQUE (conversation, author, ref),
    CHECK ((gone IS NULL) = (gone_at IS NULL) AND (gone IS NULL) = (gone_by IS NULL))
);

-- one's own messages behind one's own read pointer are not unread
CREATE INDEX message_author ON message (conversation, author, seq);
CREATE INDEX message_reply ON message (conversation, reply_to) WHERE reply_to IS NOT NULL;
CREATE INDEX message_mentioning ON message (conversation, seq) WHERE mentions <> '{}';

-- What it said before it was edited, by the number of the edit that took it away.
CREATE TABLE message_version (
    conversation bigint      NOT NULL,
    seq          bigint      NOT NULL,
    number       integer     NOT NULL CHECK (number > 0),
    body         text        NOT NULL,
    body_html    text        NOT NULL,
    written_at   timestamptz NOT NULL,
    PRIMARY KEY (conversation, seq, number),
    FOREIGN KEY (conversation, seq) REFERENCES message (conversation, seq)
);

-- Who does not want to hear from whom, between the two of them alone.
CREATE TABLE chat_block (
    account bigint      NOT NULL REFERENCES account (id),
    blocked bigint      NOT NULL REFERENCES account (id),
    at      timestamptz NOT NULL,
    PRIMARY KEY (account, blocked),
    CHECK (account <> blocked)
);

CREATE INDEX chat_block_blocked ON chat_block (blocked);

-- Who may write nowhere for a while.
CREATE TABLE chat_mute (
    account     bigint      PRIMARY KEY REFERENCES account (id),
    muted_until timestamptz NOT NULL,
    muted_by    bigint      NOT NULL REFERENCES account (id),
    reason      text        NOT NULL DEFAULT '' CHECK (length(reason) <= 1000),
    at          timestamptz NOT NULL
);
