-- The row that each event of a topic changes: with room beside it, PostgreSQL changes it in place.
ALTER TABLE topic SET (fillfactor = 50);
