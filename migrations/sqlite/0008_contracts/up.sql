CREATE TABLE contract (
  id INTEGER NOT NULL,
  consignee_id INTEGER NOT NULL,
  control_no TEXT NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  signatories TEXT NOT NULL,
  concluded_on TEXT,
  term_ends_on TEXT,            -- the last day of the term as it was agreed
  renewal_months INTEGER,       -- renewed by itself for so long; none: not
  notice_days INTEGER,          -- before the end of a term
  terms_url TEXT NOT NULL,      -- where the terms of a service stand
  checked_on TEXT,              -- when somebody looked at them
  checked_by INTEGER,
  my_number INTEGER NOT NULL,
  note TEXT NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT,                -- the day on which it came to its end
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (id, seq, from_on)
) STRICT;
CREATE INDEX contract_by_consignee ON contract (consignee_id, id);
CREATE INDEX contract_by_control_no ON contract (control_no);

CREATE TABLE contract_entrustment (
  contract_id INTEGER NOT NULL,
  entrustment_id INTEGER NOT NULL,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (contract_id, entrustment_id, seq)
) STRICT;

CREATE TABLE contract_clause (
  contract_id INTEGER NOT NULL,
  code TEXT NOT NULL,
  finding TEXT NOT NULL,
  article TEXT NOT NULL,
  note TEXT NOT NULL,
  checked_on TEXT NOT NULL,
  person_id INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (contract_id, code, seq)
) STRICT;
CREATE INDEX contract_clause_now ON contract_clause (contract_id, code) WHERE superseded_seq IS NULL;

CREATE TABLE contract_document (
  contract_id INTEGER NOT NULL,
  document_id INTEGER NOT NULL REFERENCES document (id),
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (contract_id, document_id)
) STRICT;
CREATE INDEX contract_document_by_document ON contract_document (document_id);
