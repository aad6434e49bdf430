CREATE TABLE sub_entrustment (
  id INTEGER NOT NULL,
  entrustment_id INTEGER NOT NULL,
  parent_id INTEGER,                  -- the sub-consignee that entrusts it further; none: the consignee itself
  consignee_id INTEGER,               -- where the company is a consignee of the register
  name TEXT NOT NULL,
  match_key TEXT NOT NULL,
  corporate_number TEXT,
  address TEXT NOT NULL,
  company_country TEXT NOT NULL,
  work TEXT NOT NULL,
  data_kinds TEXT NOT NULL,           -- codes, separated by a comma
  places TEXT NOT NULL,
  countries TEXT NOT NULL,            -- ISO 3166 codes, separated by a comma
  from_on TEXT NOT NULL,
  until_on TEXT,
  requested_on TEXT NOT NULL,
  requested_by TEXT NOT NULL,         -- who asked, on the side of the consignee
  note TEXT NOT NULL,
  person_id INTEGER,                  -- who recorded it
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (id, seq)
) STRICT;
CREATE INDEX sub_entrustment_by_entrustment ON sub_entrustment (entrustment_id, id);
CREATE INDEX sub_entrustment_by_start ON sub_entrustment (from_on) WHERE superseded_seq IS NULL;

CREATE TABLE sub_entrustment_decision (
  id INTEGER NOT NULL,
  sub_entrustment_id INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  decided_on TEXT NOT NULL,
  conditions TEXT NOT NULL,           -- they flow down to the sub-consignee
  person_id INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (id)
) STRICT;
CREATE INDEX sub_entrustment_decision_by_request ON sub_entrustment_decision (sub_entrustment_id, id);

CREATE TABLE foreign_route (
  id INTEGER NOT NULL,
  entrustment_id INTEGER NOT NULL,
  sub_entrustment_id INTEGER,         -- none: the consignee itself
  route TEXT NOT NULL,
  grounds TEXT NOT NULL,
  from_on TEXT NOT NULL,
  person_id INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (id)
) STRICT;
CREATE INDEX foreign_route_by_entrustment ON foreign_route (entrustment_id, from_on);

CREATE TABLE foreign_check (
  id INTEGER NOT NULL,
  entrustment_id INTEGER NOT NULL,
  sub_entrustment_id INTEGER,
  checked_on TEXT NOT NULL,
  result TEXT NOT NULL,
  looked_at TEXT NOT NULL,
  foreign_system TEXT NOT NULL,
  person_id INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (id)
) STRICT;
CREATE INDEX foreign_check_by_entrustment ON foreign_check (entrustment_id, checked_on);

CREATE TABLE ending (
  id INTEGER NOT NULL,
  entrustment_id INTEGER NOT NULL,
  statement TEXT NOT NULL,
  confirmed_on TEXT NOT NULL,
  confirmed_by TEXT NOT NULL,         -- who stated it, on the side of the consignee
  kept_reason TEXT NOT NULL,
  kept_until_on TEXT,
  document_id INTEGER REFERENCES document (id),  -- the certificate
  no_certificate_reason TEXT NOT NULL,
  flows_down INTEGER NOT NULL,        -- it speaks for the sub-consignees, too
  note TEXT NOT NULL,
  person_id INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (id)
) STRICT;
CREATE INDEX ending_by_entrustment ON ending (entrustment_id, confirmed_on);
CREATE INDEX ending_by_document ON ending (document_id) WHERE document_id IS NOT NULL;

CREATE TABLE ending_term (
  entrustment_id INTEGER NOT NULL,
  days INTEGER NOT NULL,              -- within which data are returned or destroyed, by the contract
  article TEXT NOT NULL,
  person_id INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (entrustment_id, seq)
) STRICT;
