CREATE TABLE calendar_feed (
  id BIGINT NOT NULL PRIMARY KEY,
  token_hash BYTEA NOT NULL UNIQUE,
  account_id BIGINT NOT NULL REFERENCES account (id),
  department_id BIGINT,         -- none: what is its holder's own to do
  language TEXT NOT NULL,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  revoked_seq BIGINT REFERENCES entry (seq)
);
CREATE INDEX calendar_feed_by_account ON calendar_feed (account_id);

-- How often what a calendar shows of a deadline has changed. A note for calendar programs, no fact.
CREATE TABLE calendar_note (
  key TEXT NOT NULL PRIMARY KEY,
  shown TEXT NOT NULL,
  sequence BIGINT NOT NULL,
  changed_at TIMESTAMP NOT NULL
);
