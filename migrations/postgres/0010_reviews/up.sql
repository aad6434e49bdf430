CREATE TABLE review_plan (
  id BIGINT PRIMARY KEY NOT NULL,
  year BIGINT NOT NULL,        -- the calendar year in which the fiscal year begins
  person_id BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq)
);
CREATE UNIQUE INDEX review_plan_by_year ON review_plan (year);

CREATE TABLE review_plan_event (
  plan_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  happened_on DATE NOT NULL,
  person_id BIGINT,
  comment TEXT NOT NULL,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (plan_id, seq)
);

CREATE TABLE review (
  id BIGINT PRIMARY KEY NOT NULL,
  consignee_id BIGINT NOT NULL,
  plan_id BIGINT,              -- the plan that it came from
  kind TEXT NOT NULL,
  cause TEXT,                   -- of an extraordinary one
  reason TEXT NOT NULL,
  due_on DATE,                  -- the last day by the cadence
  seq BIGINT NOT NULL REFERENCES entry (seq)
);
CREATE INDEX review_by_consignee ON review (consignee_id, id);
CREATE INDEX review_by_plan ON review (plan_id);

CREATE TABLE review_entrustment (
  review_id BIGINT NOT NULL,
  entrustment_id BIGINT NOT NULL,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (review_id, entrustment_id)
);

CREATE TABLE review_date (
  review_id BIGINT NOT NULL,
  planned_on DATE NOT NULL,
  method TEXT NOT NULL,
  assignee_id BIGINT,          -- who is to carry it out
  reason TEXT NOT NULL,
  recorded_on DATE NOT NULL,
  person_id BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (review_id, seq)
);
CREATE INDEX review_date_by_day ON review_date (planned_on);

CREATE TABLE review_event (
  review_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  happened_on DATE NOT NULL,
  person_id BIGINT,
  carried_out_by BIGINT,
  version_id BIGINT,           -- of the criteria that it looks at
  conclusion TEXT,
  reason TEXT NOT NULL,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (review_id, seq)
);

CREATE TABLE review_check (
  review_id BIGINT NOT NULL,
  code TEXT NOT NULL,
  result TEXT NOT NULL,
  note TEXT NOT NULL,
  person_id BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (review_id, code, seq)
);

CREATE TABLE review_finding (
  review_id BIGINT NOT NULL,
  number BIGINT NOT NULL,
  grade TEXT NOT NULL,
  text TEXT NOT NULL,
  person_id BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (review_id, number, seq)
);

CREATE TABLE review_document (
  review_id BIGINT NOT NULL,
  document_id BIGINT NOT NULL REFERENCES document (id),
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (review_id, document_id)
);
CREATE INDEX review_document_by_document ON review_document (document_id);

CREATE TABLE cadence (
  entrustment_id BIGINT NOT NULL,
  months BIGINT,               -- none: that of the rule again
  reason TEXT NOT NULL,
  from_on DATE NOT NULL,
  person_id BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (entrustment_id, seq)
);
