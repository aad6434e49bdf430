-- The digests of a day were made: what fell before it is not said again.
CREATE TABLE reminder_day (
  day TEXT NOT NULL PRIMARY KEY,
  seq INTEGER NOT NULL REFERENCES entry (seq)
) STRICT;

CREATE TABLE mail (
  id INTEGER NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  person_id INTEGER NOT NULL,
  day TEXT,                      -- of a digest: one for each person and day
  address TEXT NOT NULL,
  subject TEXT NOT NULL,
  plain TEXT NOT NULL,
  html TEXT NOT NULL,
  lines INTEGER NOT NULL,        -- of how many deadlines it speaks
  created_at TEXT NOT NULL,
  settled_seq INTEGER REFERENCES entry (seq), -- it was sent or given up
  seq INTEGER NOT NULL REFERENCES entry (seq),
  UNIQUE (person_id, day)
) STRICT;
CREATE INDEX mail_waiting ON mail (id) WHERE settled_seq IS NULL;

CREATE TABLE mail_attempt (
  mail_id INTEGER NOT NULL REFERENCES mail (id),
  at TEXT NOT NULL,
  outcome TEXT NOT NULL,
  detail TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (mail_id, seq)
) STRICT;

-- Who does a job at present, and when it was done last. A note for servers that share a register, no fact.
CREATE TABLE job_note (
  name TEXT NOT NULL PRIMARY KEY,
  holder TEXT NOT NULL,
  until_at TEXT NOT NULL,
  ran_at TEXT,
  said TEXT NOT NULL
) STRICT;
