CREATE INDEX notice_list_category ON notice (account, category, (read_at IS NOT NULL), at DESC, id DESC);

-- Of what an account wants less: 'quiet' is listed and no more, 'off' is not even made. No row: it wants all.
CREATE TABLE notice_setting (
    account  bigint NOT NULL REFERENCES account (id),
    category text   NOT NULL CHECK (category ~ '^[a-z]{1,32}$'),
    level    text   NOT NULL CHECK (level IN ('quiet', 'off')),
    PRIMARY KEY (account, category)
);

-- What the badge counts, wherever it is drawn.
CREATE VIEW counted_notice AS
SELECT n.id, n.account
FROM notice n
WHERE n.read_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM notice_setting s WHERE s.account = n.account AND s.category = n.category);
