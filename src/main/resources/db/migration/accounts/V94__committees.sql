-- In which committee somebody sits, by its name as people say it; empty: in none, or nobody has said.
ALTER TABLE account ADD COLUMN committee text NOT NULL DEFAULT '' CHECK (length(committee) <= 80);

CREATE INDEX account_committee ON account (committee) WHERE committee <> '';
