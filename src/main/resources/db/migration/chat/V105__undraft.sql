-- Only what a message says was sent: what its author has begun since, while it waited for its files or its turn, is another.
CREATE OR REPLACE FUNCTION message_undraft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE conversation_member SET draft = '', drafted_at = NEW.at
    WHERE conversation = NEW.conversation AND account = NEW.author AND draft <> ''
      AND starts_with(NEW.body, btrim(draft, E' \n\t'));
    RETURN NULL;
END
$$;
