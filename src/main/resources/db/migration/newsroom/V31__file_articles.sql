-- Whether it is to stand among the conference's files; those who verify may wish for it.
ALTER TABLE article_draft ADD COLUMN file boolean NOT NULL DEFAULT false;
ALTER TABLE article_revision ADD COLUMN file boolean NOT NULL DEFAULT false;

UPDATE article_revision r SET file = true FROM article a WHERE a.id = r.article AND a.file;
UPDATE article_draft d SET file = true FROM article a WHERE a.id = d.article AND a.file;
