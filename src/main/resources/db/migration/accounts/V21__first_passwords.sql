-- somebody else knows the password: its owner must choose another before anything else
ALTER TABLE account ADD COLUMN must_change_password boolean NOT NULL DEFAULT false;
