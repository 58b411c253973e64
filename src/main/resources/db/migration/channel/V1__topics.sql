-- The head of every topic. Its row is the lock under which the topic's events get their numbers.
CREATE TABLE topic (
    name text PRIMARY KEY,
    seq  bigint NOT NULL
);

-- What happened, kept for a while, so that a client that was away hears of it.
CREATE TABLE topic_event (
    topic   text        NOT NULL REFERENCES topic (name),
    seq     bigint      NOT NULL,
    event   text        NOT NULL,
    payload jsonb       NOT NULL,
    at      timestamptz NOT NULL,
    PRIMARY KEY (topic, seq)
);

CREATE INDEX topic_event_at ON topic_event (at);
