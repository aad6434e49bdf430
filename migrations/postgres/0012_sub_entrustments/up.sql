CREATE TABLE sub_entrustment (
  id BIGINT NOT NULL,
  entrustment_id BIGINT NOT NULL,
  parent_id BIGINT,                   -- the sub-consignee that entrusts it further; none: the consignee itself
  consignee_id BIGINT,                -- where the company is a consignee of the register
  name TEXT NOT NULL,
  match_key TEXT NOT NULL,
  corporate_number TEXT,
  address TEXT NOT NULL,
  company_country TEXT NOT NULL,
  work TEXT NOT NULL,
  data_kinds TEXT NOT NULL,           -- codes, separated by a comma
  places TEXT NOT NULL,
  countries TEXT NOT NULL,            -- ISO 3166 codes, separated by a comma
  from_on DATE NOT NULL,
  until_on DATE,
  requested_on DATE NOT NULL,
  requested_by TEXT NOT NULL,         -- who asked, on the side of the consignee
  note TEXT NOT NULL,
  person_id BIGINT,                   -- who recorded it
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (id, seq)
);
CREATE INDEX sub_entrustment_by_entrustment ON sub_entrustment (entrustment_id, id);
CREATE INDEX sub_entrustment_by_start ON sub_entrustment (from_on) WHERE superseded_seq IS NULL;

CREATE TABLE sub_entrustment_decision (
  id BIGINT NOT NULL,
  sub_entrustment_id BIGINT NOT NULL,
  outcome TEXT NOT NULL,
  decided_on DATE NOT NULL,
  conditions TEXT NOT NULL,           -- they flow down to the sub-consignee
  person_id BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (id)
);
CREATE INDEX sub_entrustment_decision_by_request ON sub_entrustment_decision (sub_entrustment_id, id);

CREATE TABLE foreign_route (
  id BIGINT NOT NULL,
  entrustment_id BIGINT NOT NULL,
  sub_entrustment_id BIGINT,          -- none: the consignee itself
  route TEXT NOT NULL,
  grounds TEXT NOT NULL,
  from_on DATE NOT NULL,
  person_id BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (id)
);
CREATE INDEX foreign_route_by_entrustment ON foreign_route (entrustment_id, from_on);

CREATE TABLE foreign_check (
  id BIGINT NOT NULL,
  entrustment_id BIGINT NOT NULL,
  sub_entrustment_id BIGINT,
  checked_on DATE NOT NULL,
  result TEXT NOT NULL,
  looked_at TEXT NOT NULL,
  foreign_system TEXT NOT NULL,
  person_id BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (id)
);
CREATE INDEX foreign_check_by_entrustment ON foreign_check (entrustment_id, checked_on);

CREATE TABLE ending (
  id BIGINT NOT NULL,
  entrustment_id BIGINT NOT NULL,
  statement TEXT NOT NULL,
  confirmed_on DATE NOT NULL,
  confirmed_by TEXT NOT NULL,         -- who stated it, on the side of the consignee
  kept_reason TEXT NOT NULL,
  kept_until_on DATE,
  document_id BIGINT REFERENCES document (id),  -- the certificate
  no_certificate_reason TEXT NOT NULL,
  flows_down BOOLEAN NOT NULL,        -- it speaks for the sub-consignees, too
  note TEXT NOT NULL,
  person_id BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (id)
);
CREATE INDEX ending_by_entrustment ON ending (entrustment_id, confirmed_on);
CREATE INDEX ending_by_document ON ending (document_id) WHERE document_id IS NOT NULL;

CREATE TABLE ending_term (
  entrustment_id BIGINT NOT NULL,
  days BIGINT NOT NULL,               -- within which data are returned or destroyed, by the contract
  article TEXT NOT NULL,
  person_id BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (entrustment_id, seq)
);
