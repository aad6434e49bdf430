-- The digests of a day were made: what fell before it is not said again.
CREATE TABLE reminder_day (
  day DATE NOT NULL PRIMARY KEY,
  seq BIGINT NOT NULL REFERENCES entry (seq)
);

CREATE TABLE mail (
  id BIGINT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  person_id BIGINT NOT NULL,
  day DATE,                      -- of a digest: one for each person and day
  address TEXT NOT NULL,
  subject TEXT NOT NULL,
  plain TEXT NOT NULL,
  html TEXT NOT NULL,
  lines BIGINT NOT NULL,        -- of how many deadlines it speaks
  created_at TIMESTAMP NOT NULL,
  settled_seq BIGINT REFERENCES entry (seq), -- it was sent or given up
  seq BIGINT NOT NULL REFERENCES entry (seq),
  UNIQUE (person_id, day)
);
CREATE INDEX mail_waiting ON mail (id) WHERE settled_seq IS NULL;

CREATE TABLE mail_attempt (
  mail_id BIGINT NOT NULL REFERENCES mail (id),
  at TIMESTAMP NOT NULL,
  outcome TEXT NOT NULL,
  detail TEXT NOT NULL,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (mail_id, seq)
);

-- Who does a job at present, and when it was done last. A note for servers that share a register, no fact.
CREATE TABLE job_note (
  name TEXT NOT NULL PRIMARY KEY,
  holder TEXT NOT NULL,
  until_at TIMESTAMP NOT NULL,
  ran_at TIMESTAMP,
  said TEXT NOT NULL
);
