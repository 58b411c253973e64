-- The picture of a person, by the name of its drawings; none: the seat with their letters.
ALTER TABLE account ADD COLUMN picture text CHECK (picture ~ '^[0-9a-f]{32}$');

-- Its drawings: a few kilobytes each, so they lie here, where they go with their account and are seen by all nodes.
CREATE TABLE avatar (
    account bigint   NOT NULL REFERENCES account (id),
    -- in pixels, wide and high
    size    smallint NOT NULL CHECK (size IN (64, 128, 256)),
    name    text     NOT NULL CHECK (name ~ '^[0-9a-f]{32}$'),
    jpeg    bytea    NOT NULL CHECK (length(jpeg) <= 262144),
    PRIMARY KEY (account, size)
);

CREATE INDEX avatar_name ON avatar (name, size);
