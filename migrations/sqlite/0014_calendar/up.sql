CREATE TABLE calendar_feed (
  id INTEGER NOT NULL PRIMARY KEY,
  token_hash BLOB NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account (id),
  department_id INTEGER,         -- none: what is its holder's own to do
  language TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  revoked_seq INTEGER REFERENCES entry (seq)
) STRICT;
CREATE INDEX calendar_feed_by_account ON calendar_feed (account_id);

-- How often what a calendar shows of a deadline has changed. A note for calendar programs, no fact.
CREATE TABLE calendar_note (
  key TEXT NOT NULL PRIMARY KEY,
  shown TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  changed_at TEXT NOT NULL
) STRICT;
