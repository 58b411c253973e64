-- Whether this is a demo conference, whose passwords everybody knows: only there may load tests make accounts.
CREATE TABLE demo (
    single    boolean     PRIMARY KEY DEFAULT true CHECK (single),
    loaded_at timestamptz NOT NULL
);
