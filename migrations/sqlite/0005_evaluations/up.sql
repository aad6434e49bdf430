CREATE TABLE selection_round (
  id INTEGER NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  work TEXT NOT NULL,
  version_id INTEGER NOT NULL REFERENCES criteria_version (id),
  opened_on TEXT NOT NULL,
  person_id INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq)
) STRICT;

CREATE TABLE round_event (
  round_id INTEGER NOT NULL REFERENCES selection_round (id),
  kind TEXT NOT NULL,
  consignee_id INTEGER,
  happened_on TEXT NOT NULL,
  person_id INTEGER,
  reason TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (round_id, seq)
) STRICT;

CREATE TABLE evaluation (
  id INTEGER NOT NULL PRIMARY KEY,
  consignee_id INTEGER NOT NULL,
  version_id INTEGER NOT NULL REFERENCES criteria_version (id),
  round_id INTEGER REFERENCES selection_round (id),
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  started_on TEXT NOT NULL,
  person_id INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq)
) STRICT;
CREATE INDEX evaluation_by_consignee ON evaluation (consignee_id, id);
CREATE INDEX evaluation_by_round ON evaluation (round_id);

CREATE TABLE evaluation_entrustment (
  evaluation_id INTEGER NOT NULL REFERENCES evaluation (id),
  entrustment_id INTEGER NOT NULL,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (evaluation_id, entrustment_id)
) STRICT;

CREATE TABLE answer (
  evaluation_id INTEGER NOT NULL REFERENCES evaluation (id),
  code TEXT NOT NULL,
  own TEXT,                       -- what the consignee says of itself
  verdict TEXT,                   -- what the assessor finds; none: unanswered
  na_reason TEXT NOT NULL,
  grounds TEXT NOT NULL,
  evidence TEXT NOT NULL,
  person_id INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (evaluation_id, code, seq)
) STRICT;
CREATE INDEX answer_now ON answer (evaluation_id, code) WHERE superseded_seq IS NULL;

CREATE TABLE document (
  id INTEGER NOT NULL PRIMARY KEY,
  hash TEXT NOT NULL,             -- SHA-256 of the bytes, hex: the name it is stored under
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  person_id INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq)
) STRICT;

CREATE TABLE answer_document (
  evaluation_id INTEGER NOT NULL REFERENCES evaluation (id),
  code TEXT NOT NULL,
  document_id INTEGER NOT NULL REFERENCES document (id),
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (evaluation_id, code, document_id)
) STRICT;

CREATE TABLE evaluation_event (
  evaluation_id INTEGER NOT NULL REFERENCES evaluation (id),
  kind TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  person_id INTEGER,
  comment TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (evaluation_id, seq)
) STRICT;

CREATE TABLE decision (
  id INTEGER NOT NULL PRIMARY KEY,
  evaluation_id INTEGER NOT NULL REFERENCES evaluation (id),
  consignee_id INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  computed TEXT NOT NULL,
  score_numerator INTEGER,
  score_denominator INTEGER,
  decided_on TEXT NOT NULL,
  valid_until_on TEXT,
  reason TEXT NOT NULL,
  measure TEXT NOT NULL,          -- what compensates, in an exceptional approval
  person_id INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq)
) STRICT;
CREATE INDEX decision_by_consignee ON decision (consignee_id, decided_on);
CREATE INDEX decision_by_evaluation ON decision (evaluation_id);
CREATE INDEX decision_by_date ON decision (decided_on);

CREATE TABLE condition (
  decision_id INTEGER NOT NULL REFERENCES decision (id),
  number INTEGER NOT NULL,
  text TEXT NOT NULL,
  due_on TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (decision_id, number)
) STRICT;

CREATE TABLE condition_event (
  decision_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  met_on TEXT NOT NULL,
  note TEXT NOT NULL,
  person_id INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (decision_id, number, seq)
) STRICT;
