-- What tells this conference from another, as staff set it.
ALTER TABLE conference
    -- raised with each change, so that of two who edit at once the second is told
    ADD COLUMN version           integer NOT NULL DEFAULT 0,
    ADD COLUMN begins            date,
    ADD COLUMN ends              date,
    ADD COLUMN place_english     text    NOT NULL DEFAULT '' CHECK (length(place_english) <= 120),
    ADD COLUMN place_chinese     text    NOT NULL DEFAULT '' CHECK (length(place_chinese) <= 120),
    ADD COLUMN contact           text    NOT NULL DEFAULT '' CHECK (length(contact) <= 200),
    -- six hexadecimal digits; none: Placard's own blue
    ADD COLUMN accent            text    CHECK (accent ~ '^[0-9a-f]{6}$'),
    -- as written (Markdown) and as shown (safe HTML)
    ADD COLUMN home_english      text    NOT NULL DEFAULT '' CHECK (length(home_english) <= 4000),
    ADD COLUMN home_chinese      text    NOT NULL DEFAULT '' CHECK (length(home_chinese) <= 4000),
    ADD COLUMN home_english_html text    NOT NULL DEFAULT '',
    ADD COLUMN home_chinese_html text    NOT NULL DEFAULT '',
    -- beside the conference, so that no page needs to ask for the picture to know its size
    ADD COLUMN logo              text,
    ADD COLUMN logo_width        integer,
    ADD COLUMN logo_height       integer,
    ADD CONSTRAINT conference_dates CHECK ((begins IS NULL) = (ends IS NULL) AND ends >= begins);

-- Small pictures, drawn anew from what was put up; the one before stays for pages that are open.
CREATE TABLE conference_logo (
    hash    text        PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'),
    picture bytea       NOT NULL,
    -- the same on a square, for the browser's tab
    icon    bytea       NOT NULL,
    made_at timestamptz NOT NULL
);

ALTER TABLE conference ADD FOREIGN KEY (logo) REFERENCES conference_logo (hash);
