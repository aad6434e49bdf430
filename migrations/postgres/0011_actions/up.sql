CREATE TABLE action (
  id BIGINT NOT NULL PRIMARY KEY,
  control_no TEXT NOT NULL UNIQUE,
  consignee_id BIGINT,         -- none: of the organisation itself
  entrustment_id BIGINT,
  department_id BIGINT,
  source TEXT NOT NULL,
  source_id BIGINT,            -- the evaluation or the review it comes from
  source_number BIGINT,        -- the number of the condition or of the finding in it
  reference TEXT NOT NULL,      -- the code of the item, or what an incident is filed under
  grade TEXT NOT NULL,
  finding TEXT NOT NULL,
  asked_on DATE,                -- by when it is to be done, as whoever found it asks
  opened_on DATE NOT NULL,
  person_id BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq)
);
CREATE INDEX action_by_consignee ON action (consignee_id, id);
CREATE INDEX action_by_source ON action (source_id, source);

CREATE TABLE action_step (
  action_id BIGINT NOT NULL REFERENCES action (id),
  kind TEXT NOT NULL,
  happened_on DATE NOT NULL,
  due_on DATE,                  -- the date that a plan sets, or to which it is moved
  cause TEXT NOT NULL,
  measure TEXT NOT NULL,
  owner_id BIGINT,             -- the person on our side
  counterpart TEXT NOT NULL,    -- the person on their side
  contact TEXT NOT NULL,
  note TEXT NOT NULL,
  person_id BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (action_id, seq)
);
CREATE INDEX action_step_by_due ON action_step (due_on) WHERE due_on IS NOT NULL;

CREATE TABLE action_document (
  action_id BIGINT NOT NULL REFERENCES action (id),
  document_id BIGINT NOT NULL REFERENCES document (id),
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (action_id, document_id)
);
CREATE INDEX action_document_by_document ON action_document (document_id);

CREATE TABLE certificate (
  id BIGINT NOT NULL,
  consignee_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,           -- what it is called, where the kind does not say it
  number TEXT NOT NULL,
  scope TEXT NOT NULL,
  issuer TEXT NOT NULL,
  note TEXT NOT NULL,
  from_on DATE NOT NULL,
  until_on DATE,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (id, seq, from_on)
);
CREATE INDEX certificate_by_consignee ON certificate (consignee_id, id);
CREATE INDEX certificate_by_end ON certificate (until_on) WHERE superseded_seq IS NULL;

CREATE TABLE certificate_document (
  certificate_id BIGINT NOT NULL,
  document_id BIGINT NOT NULL REFERENCES document (id),
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (certificate_id, document_id)
);
CREATE INDEX certificate_document_by_document ON certificate_document (document_id);
