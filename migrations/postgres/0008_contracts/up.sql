CREATE TABLE contract (
  id BIGINT NOT NULL,
  consignee_id BIGINT NOT NULL,
  control_no TEXT NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  signatories TEXT NOT NULL,
  concluded_on DATE,
  term_ends_on DATE,            -- the last day of the term as it was agreed
  renewal_months BIGINT,        -- renewed by itself for so long; none: not
  notice_days BIGINT,           -- before the end of a term
  terms_url TEXT NOT NULL,      -- where the terms of a service stand
  checked_on DATE,              -- when somebody looked at them
  checked_by BIGINT,
  my_number BOOLEAN NOT NULL,
  note TEXT NOT NULL,
  from_on DATE NOT NULL,
  until_on DATE,                -- the day on which it came to its end
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (id, seq, from_on)
);
CREATE INDEX contract_by_consignee ON contract (consignee_id, id);
CREATE INDEX contract_by_control_no ON contract (control_no);

CREATE TABLE contract_entrustment (
  contract_id BIGINT NOT NULL,
  entrustment_id BIGINT NOT NULL,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (contract_id, entrustment_id, seq)
);

CREATE TABLE contract_clause (
  contract_id BIGINT NOT NULL,
  code TEXT NOT NULL,
  finding TEXT NOT NULL,
  article TEXT NOT NULL,
  note TEXT NOT NULL,
  checked_on DATE NOT NULL,
  person_id BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (contract_id, code, seq)
);
CREATE INDEX contract_clause_now ON contract_clause (contract_id, code) WHERE superseded_seq IS NULL;

CREATE TABLE contract_document (
  contract_id BIGINT NOT NULL,
  document_id BIGINT NOT NULL REFERENCES document (id),
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (contract_id, document_id)
);
CREATE INDEX contract_document_by_document ON contract_document (document_id);
