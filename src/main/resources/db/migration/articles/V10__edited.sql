-- When what is shown was last changed after it had appeared; none: never.
ALTER TABLE article ADD COLUMN edited_at timestamptz;
