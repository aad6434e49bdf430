CREATE TABLE ledger (
  seq BIGINT NOT NULL PRIMARY KEY CHECK (seq > 0),
  at TIMESTAMP NOT NULL,
  actor TEXT NOT NULL,            -- console, system, or the door-holder's kind: person
  person_id BIGINT,                  -- who; the name stands in person, where it can be erased
  door TEXT NOT NULL,
  operation TEXT NOT NULL,
  digest BYTEA NOT NULL,           -- SHA-256 of salt and body of the payload
  previous BYTEA NOT NULL,
  hash BYTEA NOT NULL
);

-- The numbers of entries. A number is taken before what it records is written, and cannot be committed without its entry on the
-- ledger: every row of every table names one, so nothing can be written beside the ledger. That all rows point here and not at
-- the ledger spares the database a search through them each time an entry is made.
CREATE TABLE entry (
  seq BIGINT NOT NULL PRIMARY KEY REFERENCES ledger (seq) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE payload (
  seq BIGINT NOT NULL PRIMARY KEY REFERENCES entry (seq),
  salt BYTEA NOT NULL,
  body TEXT NOT NULL
);

-- Which things an entry speaks of: an index of what the sealed payload says.
CREATE TABLE ledger_subject (
  subject TEXT NOT NULL,
  subject_id BIGINT NOT NULL,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (subject, subject_id, seq)
);
CREATE INDEX ledger_subject_by_seq ON ledger_subject (seq);
CREATE INDEX ledger_by_operation ON ledger (operation, seq);
CREATE INDEX ledger_by_person ON ledger (person_id, seq);

-- Payloads that were destroyed, and the entry that says why.
CREATE TABLE erasure (
  erased_seq BIGINT NOT NULL PRIMARY KEY REFERENCES entry (seq),
  seq BIGINT NOT NULL REFERENCES entry (seq)
);

CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
CREATE FUNCTION refuse_unless_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM erasure WHERE erased_seq = OLD.seq) THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'a payload is destroyed only by an erasure';
END $$;
CREATE TRIGGER ledger_stands BEFORE UPDATE OR DELETE ON ledger FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER ledger_stands_whole BEFORE TRUNCATE ON ledger EXECUTE FUNCTION refuse();
CREATE TRIGGER payload_stands BEFORE UPDATE ON payload FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER payload_stands_delete BEFORE DELETE ON payload FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased();
CREATE TRIGGER payload_stands_whole BEFORE TRUNCATE ON payload EXECUTE FUNCTION refuse();
CREATE TRIGGER erasure_stands BEFORE UPDATE OR DELETE ON erasure FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER erasure_stands_whole BEFORE TRUNCATE ON erasure EXECUTE FUNCTION refuse();
