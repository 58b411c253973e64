-- The caller's name for a draft that a program began: begun twice, there once.
ALTER TABLE article_draft ADD COLUMN ref text CHECK (length(ref) <= 64);
CREATE UNIQUE INDEX article_draft_ref ON article_draft (author, ref) WHERE ref IS NOT NULL;
