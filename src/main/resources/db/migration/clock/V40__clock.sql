-- The conference's simulated clock, as it is planned from now on: nothing while nobody has set it.
CREATE TABLE clock (
    single  boolean PRIMARY KEY DEFAULT true CHECK (single),
    state   jsonb   NOT NULL,
    -- raised with each act, so that of two who steer at once the second is told
    version integer NOT NULL DEFAULT 0
);

INSERT INTO clock (state) VALUES ('{"anchors": [], "rest": []}');

-- Who did what with it, and what it was planned to be from then on.
CREATE TABLE clock_act (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account bigint      NOT NULL REFERENCES account (id),
    act     text        NOT NULL CHECK (act IN ('plan', 'pause', 'resume', 'speed', 'jump', 'stop')),
    state   jsonb       NOT NULL,
    at      timestamptz NOT NULL
);
