CREATE TABLE agreement (
  id INTEGER NOT NULL PRIMARY KEY,
  code TEXT NOT NULL,
  kind TEXT NOT NULL,
  name_ja TEXT NOT NULL,
  name_en TEXT NOT NULL,
  person_id INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq)
) STRICT;

CREATE TABLE agreement_version (
  id INTEGER NOT NULL PRIMARY KEY,
  agreement_id INTEGER NOT NULL REFERENCES agreement (id),
  number INTEGER NOT NULL,
  seq INTEGER NOT NULL REFERENCES entry (seq)
) STRICT;

CREATE TABLE agreement_text (
  version_id INTEGER NOT NULL REFERENCES agreement_version (id),
  title_ja TEXT NOT NULL,
  title_en TEXT NOT NULL,
  body_ja TEXT NOT NULL,
  body_en TEXT NOT NULL,
  file_ja_id INTEGER REFERENCES document (id), -- an organisation's own text, in place of the body
  file_en_id INTEGER REFERENCES document (id),
  checklist INTEGER NOT NULL,   -- the version of the checklist it was compared with
  valid_months INTEGER,         -- how long an NDA on it is in force; none: without end
  survival_months INTEGER,      -- how long its obligations outlive it; none: without end
  note TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (version_id, seq)
) STRICT;

CREATE TABLE agreement_clause (
  version_id INTEGER NOT NULL REFERENCES agreement_version (id),
  code TEXT NOT NULL,
  article TEXT NOT NULL,        -- where it stands in the text
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (version_id, code, seq)
) STRICT;

CREATE TABLE agreement_event (
  version_id INTEGER NOT NULL REFERENCES agreement_version (id),
  kind TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  person_id INTEGER,
  comment TEXT NOT NULL,
  effective_on TEXT,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (version_id, seq)
) STRICT;

CREATE TABLE nda (
  id INTEGER NOT NULL PRIMARY KEY,
  version_id INTEGER NOT NULL REFERENCES agreement_version (id),
  language TEXT NOT NULL,
  person_id INTEGER,            -- of a person; else of a consignee
  consignee_id INTEGER,
  signatory TEXT NOT NULL,      -- who signs for a consignee
  signatory_email TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  issued_by INTEGER,
  sign_by_on TEXT,
  valid_from_on TEXT,           -- not in force before this day, even if it was signed off
  valid_until_on TEXT,
  text TEXT NOT NULL,           -- exactly what is signed; empty where a file is
  file_id INTEGER REFERENCES document (id),
  hash TEXT NOT NULL,           -- SHA-256 of exactly what is signed, hex
  renews_id INTEGER,
  settled_seq INTEGER REFERENCES entry (seq), -- the entry that signed it off, or after which nobody will
  seq INTEGER NOT NULL REFERENCES entry (seq)
) STRICT;
CREATE INDEX nda_by_person ON nda (person_id, id) WHERE person_id IS NOT NULL;
CREATE INDEX nda_by_consignee ON nda (consignee_id, id) WHERE consignee_id IS NOT NULL;
CREATE INDEX nda_by_version ON nda (version_id);
CREATE INDEX nda_waiting ON nda (id) WHERE settled_seq IS NULL;
CREATE INDEX nda_by_renewed ON nda (renews_id) WHERE renews_id IS NOT NULL;
CREATE INDEX nda_by_hash ON nda (hash);

CREATE TABLE nda_event (
  nda_id INTEGER NOT NULL REFERENCES nda (id),
  kind TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  person_id INTEGER,
  reason TEXT NOT NULL,
  survives_until_on TEXT,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (nda_id, seq)
) STRICT;
CREATE INDEX nda_event_by_date ON nda_event (kind, happened_on);

CREATE TABLE signature (
  nda_id INTEGER NOT NULL REFERENCES nda (id),
  method TEXT NOT NULL,
  signed_on TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  typed_name TEXT NOT NULL,
  address TEXT NOT NULL,
  agent TEXT NOT NULL,
  hash TEXT NOT NULL,           -- of what was shown to whoever signed
  file_id INTEGER REFERENCES document (id),
  collected_by INTEGER,         -- who collected it on paper
  person_id INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (nda_id, seq)
) STRICT;

CREATE TABLE nda_link (
  token_hash BLOB NOT NULL PRIMARY KEY,
  nda_id INTEGER NOT NULL REFERENCES nda (id),
  expires_at TEXT NOT NULL,
  used_seq INTEGER REFERENCES entry (seq),
  seq INTEGER NOT NULL REFERENCES entry (seq)
) STRICT;
