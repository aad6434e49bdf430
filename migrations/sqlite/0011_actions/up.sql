CREATE TABLE action (
  id INTEGER NOT NULL PRIMARY KEY,
  control_no TEXT NOT NULL UNIQUE,
  consignee_id INTEGER,         -- none: of the organisation itself
  entrustment_id INTEGER,
  department_id INTEGER,
  source TEXT NOT NULL,
  source_id INTEGER,            -- the evaluation or the review it comes from
  source_number INTEGER,        -- the number of the condition or of the finding in it
  reference TEXT NOT NULL,      -- the code of the item, or what an incident is filed under
  grade TEXT NOT NULL,
  finding TEXT NOT NULL,
  asked_on TEXT,                -- by when it is to be done, as whoever found it asks
  opened_on TEXT NOT NULL,
  person_id INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq)
) STRICT;
CREATE INDEX action_by_consignee ON action (consignee_id, id);
CREATE INDEX action_by_source ON action (source_id, source);

CREATE TABLE action_step (
  action_id INTEGER NOT NULL REFERENCES action (id),
  kind TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  due_on TEXT,                  -- the date that a plan sets, or to which it is moved
  cause TEXT NOT NULL,
  measure TEXT NOT NULL,
  owner_id INTEGER,             -- the person on our side
  counterpart TEXT NOT NULL,    -- the person on their side
  contact TEXT NOT NULL,
  note TEXT NOT NULL,
  person_id INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (action_id, seq)
) STRICT;
CREATE INDEX action_step_by_due ON action_step (due_on) WHERE due_on IS NOT NULL;

CREATE TABLE action_document (
  action_id INTEGER NOT NULL REFERENCES action (id),
  document_id INTEGER NOT NULL REFERENCES document (id),
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (action_id, document_id)
) STRICT;
CREATE INDEX action_document_by_document ON action_document (document_id);

CREATE TABLE certificate (
  id INTEGER NOT NULL,
  consignee_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,           -- what it is called, where the kind does not say it
  number TEXT NOT NULL,
  scope TEXT NOT NULL,
  issuer TEXT NOT NULL,
  note TEXT NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (id, seq, from_on)
) STRICT;
CREATE INDEX certificate_by_consignee ON certificate (consignee_id, id);
CREATE INDEX certificate_by_end ON certificate (until_on) WHERE superseded_seq IS NULL;

CREATE TABLE certificate_document (
  certificate_id INTEGER NOT NULL,
  document_id INTEGER NOT NULL REFERENCES document (id),
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (certificate_id, document_id)
) STRICT;
CREATE INDEX certificate_document_by_document ON certificate_document (document_id);
