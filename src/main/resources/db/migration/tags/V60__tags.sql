-- What a tag is about, in the languages of the interface.
ALTER TABLE tag ADD COLUMN about_english text NOT NULL DEFAULT '' CHECK (length(about_english) <= 400),
    ADD COLUMN about_chinese text NOT NULL DEFAULT '' CHECK (length(about_chinese) <= 400);

-- Under which names in URLs a tag, or one that became part of it, was known before: links and authors keep to these.
CREATE TABLE tag_alias (
    slug text   PRIMARY KEY CHECK (length(slug) BETWEEN 1 AND 60),
    tag  bigint NOT NULL REFERENCES tag (id) ON DELETE CASCADE
);

CREATE INDEX tag_alias_tag ON tag_alias (tag);

-- The tag with this name in URLs, or the one that has taken it over.
CREATE FUNCTION tag_known_as(text) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT id FROM tag WHERE slug = $1), (SELECT tag FROM tag_alias WHERE slug = $1))
$$;

-- The lists hold news and files alike.
CREATE INDEX article_shown ON article (created_at DESC, id DESC) WHERE state = 'verified';
CREATE INDEX article_shown_language ON article (language, created_at DESC, id DESC) WHERE state = 'verified';
CREATE INDEX article_shown_author ON article (author, created_at DESC, id DESC) WHERE state = 'verified';
CREATE INDEX article_tag_articles ON article_tag (tag, article);

-- By which feed readers know the conference's feeds and entries again, wherever it is served.
ALTER TABLE conference ADD COLUMN feed uuid NOT NULL DEFAULT gen_random_uuid();
