CREATE TABLE review_plan (
  id INTEGER PRIMARY KEY NOT NULL,
  year INTEGER NOT NULL,        -- the calendar year in which the fiscal year begins
  person_id INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq)
) STRICT;
CREATE UNIQUE INDEX review_plan_by_year ON review_plan (year);

CREATE TABLE review_plan_event (
  plan_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  person_id INTEGER,
  comment TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (plan_id, seq)
) STRICT;

CREATE TABLE review (
  id INTEGER PRIMARY KEY NOT NULL,
  consignee_id INTEGER NOT NULL,
  plan_id INTEGER,              -- the plan that it came from
  kind TEXT NOT NULL,
  cause TEXT,                   -- of an extraordinary one
  reason TEXT NOT NULL,
  due_on TEXT,                  -- the last day by the cadence
  seq INTEGER NOT NULL REFERENCES entry (seq)
) STRICT;
CREATE INDEX review_by_consignee ON review (consignee_id, id);
CREATE INDEX review_by_plan ON review (plan_id);

CREATE TABLE review_entrustment (
  review_id INTEGER NOT NULL,
  entrustment_id INTEGER NOT NULL,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (review_id, entrustment_id)
) STRICT;

CREATE TABLE review_date (
  review_id INTEGER NOT NULL,
  planned_on TEXT NOT NULL,
  method TEXT NOT NULL,
  assignee_id INTEGER,          -- who is to carry it out
  reason TEXT NOT NULL,
  recorded_on TEXT NOT NULL,
  person_id INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (review_id, seq)
) STRICT;
CREATE INDEX review_date_by_day ON review_date (planned_on);

CREATE TABLE review_event (
  review_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  person_id INTEGER,
  carried_out_by INTEGER,
  version_id INTEGER,           -- of the criteria that it looks at
  conclusion TEXT,
  reason TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (review_id, seq)
) STRICT;

CREATE TABLE review_check (
  review_id INTEGER NOT NULL,
  code TEXT NOT NULL,
  result TEXT NOT NULL,
  note TEXT NOT NULL,
  person_id INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (review_id, code, seq)
) STRICT;

CREATE TABLE review_finding (
  review_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  grade TEXT NOT NULL,
  text TEXT NOT NULL,
  person_id INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (review_id, number, seq)
) STRICT;

CREATE TABLE review_document (
  review_id INTEGER NOT NULL,
  document_id INTEGER NOT NULL REFERENCES document (id),
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (review_id, document_id)
) STRICT;
CREATE INDEX review_document_by_document ON review_document (document_id);

CREATE TABLE cadence (
  entrustment_id INTEGER NOT NULL,
  months INTEGER,               -- none: that of the rule again
  reason TEXT NOT NULL,
  from_on TEXT NOT NULL,
  person_id INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (entrustment_id, seq)
) STRICT;
