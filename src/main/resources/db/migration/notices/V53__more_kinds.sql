-- Which kinds there are is said in Notice.KINDS and held by the templates: here only their form is, so that a feature that
-- brings a kind does not undo the list of another.
ALTER TABLE notice DROP CONSTRAINT notice_category_check,
    ADD CONSTRAINT notice_category_check CHECK (category ~ '^[a-z]{1,32}$');
ALTER TABLE notice DROP CONSTRAINT notice_kind_check,
    ADD CONSTRAINT notice_kind_check CHECK (kind ~ '^[a-z-]{1,32}$');
