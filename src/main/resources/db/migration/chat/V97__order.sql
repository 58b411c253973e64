-- Who took somebody's word in a discussion, and why.
ALTER TABLE conversation_member
    ADD COLUMN muted_by    bigint REFERENCES account (id),
    ADD COLUMN mute_reason text   NOT NULL DEFAULT '' CHECK (length(mute_reason) <= 1000);
