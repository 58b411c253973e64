-- the zone in which its owner reads times; none: the conference's
ALTER TABLE account ADD COLUMN zone text CHECK (length(zone) <= 64);

-- Two names that look alike are one: full-width letters and ligatures besides capitals. Who came later is given a number.
UPDATE account a SET nickname = left(a.nickname, 20) || ' ' || a.id
WHERE EXISTS (
    SELECT 1 FROM account o
    WHERE o.id < a.id AND lower(normalize(o.nickname, NFKC)) = lower(normalize(a.nickname, NFKC)));

CREATE UNIQUE INDEX account_nickname_alike ON account (lower(normalize(nickname, NFKC)));
