-- Whether this is a demo conference, whose passwords everybody knows: only there may load tests make accounts.
CREATE TABLE demo (
    only      boolean     PRIMARY KEY DEFAULT true CHECK (only),
    loaded_at timestamptz NOT NULL
);
