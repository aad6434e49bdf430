CREATE TABLE ledger (
  seq INTEGER NOT NULL PRIMARY KEY CHECK (seq > 0),
  at TEXT NOT NULL,
  actor TEXT NOT NULL,            -- console, system, or the door-holder's kind: person
  person_id INTEGER,                  -- who; the name stands in person, where it can be erased
  door TEXT NOT NULL,
  operation TEXT NOT NULL,
  digest BLOB NOT NULL,           -- SHA-256 of salt and body of the payload
  previous BLOB NOT NULL,
  hash BLOB NOT NULL
) STRICT;

-- The numbers of entries. A number is taken before what it records is written, and cannot be committed without its entry on the
-- ledger: every row of every table names one, so nothing can be written beside the ledger. That all rows point here and not at
-- the ledger spares the database a search through them each time an entry is made.
CREATE TABLE entry (
  seq INTEGER NOT NULL PRIMARY KEY REFERENCES ledger (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE payload (
  seq INTEGER NOT NULL PRIMARY KEY REFERENCES entry (seq),
  salt BLOB NOT NULL,
  body TEXT NOT NULL
) STRICT;

-- Which things an entry speaks of: an index of what the sealed payload says.
CREATE TABLE ledger_subject (
  subject TEXT NOT NULL,
  subject_id INTEGER NOT NULL,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (subject, subject_id, seq)
) STRICT;
CREATE INDEX ledger_subject_by_seq ON ledger_subject (seq);
CREATE INDEX ledger_by_operation ON ledger (operation, seq);
CREATE INDEX ledger_by_person ON ledger (person_id, seq);

-- Payloads that were destroyed, and the entry that says why.
CREATE TABLE erasure (
  erased_seq INTEGER NOT NULL PRIMARY KEY REFERENCES entry (seq),
  seq INTEGER NOT NULL REFERENCES entry (seq)
) STRICT;

CREATE TRIGGER ledger_stands_update BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_stands_delete BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER payload_stands_update BEFORE UPDATE ON payload BEGIN SELECT RAISE(ABORT, 'a payload never changes'); END;
CREATE TRIGGER payload_stands_delete BEFORE DELETE ON payload
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE erased_seq = OLD.seq)
BEGIN SELECT RAISE(ABORT, 'a payload is destroyed only by an erasure'); END;
CREATE TRIGGER erasure_stands_update BEFORE UPDATE ON erasure BEGIN SELECT RAISE(ABORT, 'an erasure never changes'); END;
CREATE TRIGGER erasure_stands_delete BEFORE DELETE ON erasure BEGIN SELECT RAISE(ABORT, 'an erasure never changes'); END;
