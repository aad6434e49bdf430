-- What the auditor says in the annual report of a fiscal year, and which sections are left out.
CREATE TABLE report_text (
  year INTEGER NOT NULL,            -- the calendar year in which the fiscal year begins
  findings TEXT NOT NULL,
  opinion TEXT NOT NULL,
  recommendations TEXT NOT NULL,
  next_year TEXT NOT NULL,
  left_out TEXT NOT NULL,       -- the ids of sections, with commas between them
  person_id INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (year, seq)
) STRICT;

-- A report that was closed: its content is frozen.
CREATE TABLE report_edition (
  id INTEGER NOT NULL PRIMARY KEY,
  year INTEGER NOT NULL,
  number INTEGER NOT NULL,          -- from 1 in each year
  reported_on TEXT NOT NULL,     -- the date to which it is made
  known_seq INTEGER NOT NULL,       -- the entry up to which the ledger was known
  head TEXT NOT NULL,           -- the hash of that entry
  content TEXT NOT NULL,        -- SHA-256 of the content, from which every file is made
  program TEXT NOT NULL,
  template TEXT NOT NULL,       -- SHA-256 of the templates
  reason TEXT NOT NULL,         -- what the edition corrects
  document_id INTEGER NOT NULL REFERENCES document (id),
  closed_on TEXT NOT NULL,
  person_id INTEGER NOT NULL,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  UNIQUE (year, number)
) STRICT;
CREATE INDEX report_edition_by_document ON report_edition (document_id);

-- The files of an edition, all of them in its one document.
CREATE TABLE report_file (
  edition_id INTEGER NOT NULL REFERENCES report_edition (id),
  format TEXT NOT NULL,
  language TEXT NOT NULL,
  hash TEXT NOT NULL,
  size INTEGER NOT NULL,            -- bytes
  seq INTEGER NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (edition_id, format, language)
) STRICT;
CREATE INDEX report_file_by_hash ON report_file (hash);

CREATE TABLE report_event (
  edition_id INTEGER NOT NULL REFERENCES report_edition (id),
  kind TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  comment TEXT NOT NULL,
  person_id INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (edition_id, seq)
) STRICT;
