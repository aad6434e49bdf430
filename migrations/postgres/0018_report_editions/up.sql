-- What the auditor says in the annual report of a fiscal year, and which sections are left out.
CREATE TABLE report_text (
  year BIGINT NOT NULL,            -- the calendar year in which the fiscal year begins
  findings TEXT NOT NULL,
  opinion TEXT NOT NULL,
  recommendations TEXT NOT NULL,
  next_year TEXT NOT NULL,
  left_out TEXT NOT NULL,       -- the ids of sections, with commas between them
  person_id BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (year, seq)
);

-- A report that was closed: its content is frozen.
CREATE TABLE report_edition (
  id BIGINT NOT NULL PRIMARY KEY,
  year BIGINT NOT NULL,
  number BIGINT NOT NULL,          -- from 1 in each year
  reported_on DATE NOT NULL,     -- the date to which it is made
  known_seq BIGINT NOT NULL,       -- the entry up to which the ledger was known
  head TEXT NOT NULL,           -- the hash of that entry
  content TEXT NOT NULL,        -- SHA-256 of the content, from which every file is made
  program TEXT NOT NULL,
  template TEXT NOT NULL,       -- SHA-256 of the templates
  reason TEXT NOT NULL,         -- what the edition corrects
  document_id BIGINT NOT NULL REFERENCES document (id),
  closed_on DATE NOT NULL,
  person_id BIGINT NOT NULL,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  UNIQUE (year, number)
);
CREATE INDEX report_edition_by_document ON report_edition (document_id);

-- The files of an edition, all of them in its one document.
CREATE TABLE report_file (
  edition_id BIGINT NOT NULL REFERENCES report_edition (id),
  format TEXT NOT NULL,
  language TEXT NOT NULL,
  hash TEXT NOT NULL,
  size BIGINT NOT NULL,            -- bytes
  seq BIGINT NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (edition_id, format, language)
);
CREATE INDEX report_file_by_hash ON report_file (hash);

CREATE TABLE report_event (
  edition_id BIGINT NOT NULL REFERENCES report_edition (id),
  kind TEXT NOT NULL,
  happened_on DATE NOT NULL,
  comment TEXT NOT NULL,
  person_id BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (edition_id, seq)
);
