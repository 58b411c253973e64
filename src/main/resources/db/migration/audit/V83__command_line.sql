-- What was done on the command line was done by nobody with an account.
ALTER TABLE audit ALTER COLUMN actor DROP NOT NULL;
