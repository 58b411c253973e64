-- More can happen: an article is handed in, accepted, sent back.
ALTER TABLE notice DROP CONSTRAINT notice_category_check,
    ADD CONSTRAINT notice_category_check CHECK (category IN ('comments', 'verification'));
ALTER TABLE notice DROP CONSTRAINT notice_kind_check,
    ADD CONSTRAINT notice_kind_check CHECK (kind IN ('comment', 'reply', 'filed', 'accepted', 'rejected'));
CREATE INDEX notice_keyword ON notice (keyword) WHERE read_at IS NULL;
