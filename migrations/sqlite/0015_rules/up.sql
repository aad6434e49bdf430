CREATE TABLE rule (
  id INTEGER NOT NULL PRIMARY KEY,
  code TEXT NOT NULL,
  kind TEXT NOT NULL,
  person_id INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq)
) STRICT;

CREATE TABLE rule_version (
  id INTEGER NOT NULL PRIMARY KEY,
  rule_id INTEGER NOT NULL REFERENCES rule (id),
  number INTEGER NOT NULL,
  seq INTEGER NOT NULL REFERENCES entry (seq)
) STRICT;
CREATE INDEX rule_version_by_rule ON rule_version (rule_id, number);

CREATE TABLE rule_text (
  version_id INTEGER NOT NULL REFERENCES rule_version (id),
  title_ja TEXT NOT NULL,
  title_en TEXT NOT NULL,
  body_ja TEXT NOT NULL,
  body_en TEXT NOT NULL,
  file_id INTEGER REFERENCES document (id), -- beside the body, or in its place
  stages TEXT NOT NULL,         -- codes, separated by a comma
  audience TEXT NOT NULL,
  audience_departments TEXT NOT NULL, -- ids, separated by a comma
  department_id INTEGER,        -- the owner
  changed TEXT NOT NULL,        -- what is new in this version
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (version_id, seq)
) STRICT;
CREATE INDEX rule_text_by_file ON rule_text (file_id) WHERE file_id IS NOT NULL;

CREATE TABLE rule_event (
  version_id INTEGER NOT NULL REFERENCES rule_version (id),
  kind TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  person_id INTEGER,
  comment TEXT NOT NULL,
  effective_on TEXT,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (version_id, seq)
) STRICT;

CREATE TABLE rule_publication (
  version_id INTEGER NOT NULL REFERENCES rule_version (id),
  published_on TEXT NOT NULL,
  address TEXT NOT NULL,        -- where it is published: a web address, or a place
  person_id INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (version_id, seq)
) STRICT;

CREATE TABLE acknowledgement (
  version_id INTEGER NOT NULL REFERENCES rule_version (id),
  person_id INTEGER NOT NULL,
  method TEXT NOT NULL,
  acknowledged_on TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  address TEXT NOT NULL,        -- of whoever acknowledged by a page
  agent TEXT NOT NULL,
  document_id INTEGER REFERENCES document (id), -- the signed list
  recorded_by INTEGER,          -- who recorded the list or made the link
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (version_id, person_id, seq)
) STRICT;
CREATE INDEX acknowledgement_by_person ON acknowledgement (person_id, version_id);
CREATE INDEX acknowledgement_by_date ON acknowledgement (acknowledged_on) WHERE superseded_seq IS NULL;
CREATE INDEX acknowledgement_by_document ON acknowledgement (document_id) WHERE document_id IS NOT NULL;

CREATE TABLE acknowledgement_link (
  token_hash BLOB NOT NULL PRIMARY KEY,
  version_id INTEGER NOT NULL REFERENCES rule_version (id),
  person_id INTEGER NOT NULL,
  made_by INTEGER,
  expires_at TEXT NOT NULL,
  used_seq INTEGER REFERENCES entry (seq),
  seq INTEGER NOT NULL REFERENCES entry (seq)
) STRICT;
CREATE INDEX acknowledgement_link_by_person ON acknowledgement_link (version_id, person_id) WHERE used_seq IS NULL;
