CREATE TABLE agreement (
  id BIGINT NOT NULL PRIMARY KEY,
  code TEXT NOT NULL,
  kind TEXT NOT NULL,
  name_ja TEXT NOT NULL,
  name_en TEXT NOT NULL,
  person_id BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq)
);

CREATE TABLE agreement_version (
  id BIGINT NOT NULL PRIMARY KEY,
  agreement_id BIGINT NOT NULL REFERENCES agreement (id),
  number BIGINT NOT NULL,
  seq BIGINT NOT NULL REFERENCES entry (seq)
);

CREATE TABLE agreement_text (
  version_id BIGINT NOT NULL REFERENCES agreement_version (id),
  title_ja TEXT NOT NULL,
  title_en TEXT NOT NULL,
  body_ja TEXT NOT NULL,
  body_en TEXT NOT NULL,
  file_ja_id BIGINT REFERENCES document (id), -- an organisation's own text, in place of the body
  file_en_id BIGINT REFERENCES document (id),
  checklist BIGINT NOT NULL,    -- the version of the checklist it was compared with
  valid_months BIGINT,          -- how long an NDA on it is in force; none: without end
  survival_months BIGINT,       -- how long its obligations outlive it; none: without end
  note TEXT NOT NULL,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (version_id, seq)
);

CREATE TABLE agreement_clause (
  version_id BIGINT NOT NULL REFERENCES agreement_version (id),
  code TEXT NOT NULL,
  article TEXT NOT NULL,        -- where it stands in the text
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (version_id, code, seq)
);

CREATE TABLE agreement_event (
  version_id BIGINT NOT NULL REFERENCES agreement_version (id),
  kind TEXT NOT NULL,
  happened_on DATE NOT NULL,
  person_id BIGINT,
  comment TEXT NOT NULL,
  effective_on DATE,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (version_id, seq)
);

CREATE TABLE nda (
  id BIGINT NOT NULL PRIMARY KEY,
  version_id BIGINT NOT NULL REFERENCES agreement_version (id),
  language TEXT NOT NULL,
  person_id BIGINT,             -- of a person; else of a consignee
  consignee_id BIGINT,
  signatory TEXT NOT NULL,      -- who signs for a consignee
  signatory_email TEXT NOT NULL,
  issued_on DATE NOT NULL,
  issued_by BIGINT,
  sign_by_on DATE,
  valid_from_on DATE,           -- not in force before this day, even if it was signed off
  valid_until_on DATE,
  text TEXT NOT NULL,           -- exactly what is signed; empty where a file is
  file_id BIGINT REFERENCES document (id),
  hash TEXT NOT NULL,           -- SHA-256 of exactly what is signed, hex
  renews_id BIGINT,
  settled_seq BIGINT REFERENCES entry (seq), -- the entry that signed it off, or after which nobody will
  seq BIGINT NOT NULL REFERENCES entry (seq)
);
CREATE INDEX nda_by_person ON nda (person_id, id) WHERE person_id IS NOT NULL;
CREATE INDEX nda_by_consignee ON nda (consignee_id, id) WHERE consignee_id IS NOT NULL;
CREATE INDEX nda_by_version ON nda (version_id);
CREATE INDEX nda_waiting ON nda (id) WHERE settled_seq IS NULL;
CREATE INDEX nda_by_renewed ON nda (renews_id) WHERE renews_id IS NOT NULL;
CREATE INDEX nda_by_hash ON nda (hash);

CREATE TABLE nda_event (
  nda_id BIGINT NOT NULL REFERENCES nda (id),
  kind TEXT NOT NULL,
  happened_on DATE NOT NULL,
  person_id BIGINT,
  reason TEXT NOT NULL,
  survives_until_on DATE,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (nda_id, seq)
);
CREATE INDEX nda_event_by_date ON nda_event (kind, happened_on);

CREATE TABLE signature (
  nda_id BIGINT NOT NULL REFERENCES nda (id),
  method TEXT NOT NULL,
  signed_on DATE NOT NULL,
  recorded_at TIMESTAMP NOT NULL,
  typed_name TEXT NOT NULL,
  address TEXT NOT NULL,
  agent TEXT NOT NULL,
  hash TEXT NOT NULL,           -- of what was shown to whoever signed
  file_id BIGINT REFERENCES document (id),
  collected_by BIGINT,          -- who collected it on paper
  person_id BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (nda_id, seq)
);

CREATE TABLE nda_link (
  token_hash BYTEA NOT NULL PRIMARY KEY,
  nda_id BIGINT NOT NULL REFERENCES nda (id),
  expires_at TIMESTAMP NOT NULL,
  used_seq BIGINT REFERENCES entry (seq),
  seq BIGINT NOT NULL REFERENCES entry (seq)
);
