-- The demo was removed. That it was here stays known: it is loaded once, and never into a conference that followed it.
ALTER TABLE demo ADD COLUMN removed_at timestamptz;
