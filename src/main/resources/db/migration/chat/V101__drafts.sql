-- When what is begun was typed: of two devices the later one is right.
ALTER TABLE conversation_member ADD COLUMN drafted_at timestamptz;

-- Who has sent something has begun nothing any more, on whatever device.
CREATE FUNCTION message_undraft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE conversation_member SET draft = '', drafted_at = NEW.at
    WHERE conversation = NEW.conversation AND account = NEW.author AND draft <> '';
    RETURN NULL;
END
$$;

CREATE TRIGGER message_undraft AFTER INSERT ON message FOR EACH ROW EXECUTE FUNCTION message_undraft();
