-- Who was told that they are mentioned in an article or, where it is named, a comment: once, however often it is edited.
CREATE TABLE mention (
    account bigint      NOT NULL REFERENCES account (id),
    article bigint      NOT NULL REFERENCES article (id),
    comment bigint      REFERENCES comment (id),
    at      timestamptz NOT NULL
);

CREATE UNIQUE INDEX mention_once ON mention (article, comment, account) NULLS NOT DISTINCT;

-- How a name is spelt in Latin letters, whole and by the first letter of each word, so that it can be completed as it is
-- typed. Not known to the database, which only forgets it with the name: the site spells what has no spelling when
-- somebody looks for a name, so whoever makes or renames accounts and tags need not care.
ALTER TABLE account ADD COLUMN pinyin text, ADD COLUMN initials text;
ALTER TABLE tag ADD COLUMN pinyin text, ADD COLUMN initials text;

CREATE FUNCTION forget_spelling() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.pinyin := NULL;
    NEW.initials := NULL;
    RETURN NEW;
END
$$;

CREATE TRIGGER account_renamed BEFORE UPDATE OF nickname ON account
    FOR EACH ROW WHEN (OLD.nickname <> NEW.nickname) EXECUTE FUNCTION forget_spelling();
CREATE TRIGGER tag_renamed BEFORE UPDATE OF name ON tag
    FOR EACH ROW WHEN (OLD.name <> NEW.name) EXECUTE FUNCTION forget_spelling();

CREATE INDEX account_unspelt ON account (id) WHERE pinyin IS NULL;
CREATE INDEX tag_unspelt ON tag (id) WHERE pinyin IS NULL;
-- by bytes, as prefixes are looked for
CREATE INDEX account_username_prefix ON account (username COLLATE "C") WHERE active;
CREATE INDEX account_nickname_prefix ON account ((lower(normalize(nickname, NFKC))) COLLATE "C") WHERE active;
CREATE INDEX account_pinyin_prefix ON account (pinyin COLLATE "C") WHERE active;
CREATE INDEX account_initials_prefix ON account (initials COLLATE "C") WHERE active;
CREATE INDEX tag_name_prefix ON tag ((lower(name)) COLLATE "C");
CREATE INDEX tag_slug_prefix ON tag (slug COLLATE "C");
CREATE INDEX tag_pinyin_prefix ON tag (pinyin COLLATE "C");
CREATE INDEX tag_initials_prefix ON tag (initials COLLATE "C");
