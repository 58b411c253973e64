-- The rows that each message changes. Without an index over what changes and with room beside them, PostgreSQL changes them
-- in place; nothing asked by that index: conversations are found by their members.
DROP INDEX conversation_last;
ALTER TABLE conversation SET (fillfactor = 50);
ALTER TABLE topic SET (fillfactor = 50);
