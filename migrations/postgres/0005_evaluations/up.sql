CREATE TABLE selection_round (
  id BIGINT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  work TEXT NOT NULL,
  version_id BIGINT NOT NULL REFERENCES criteria_version (id),
  opened_on DATE NOT NULL,
  person_id BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq)
);

CREATE TABLE round_event (
  round_id BIGINT NOT NULL REFERENCES selection_round (id),
  kind TEXT NOT NULL,
  consignee_id BIGINT,
  happened_on DATE NOT NULL,
  person_id BIGINT,
  reason TEXT NOT NULL,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (round_id, seq)
);

CREATE TABLE evaluation (
  id BIGINT NOT NULL PRIMARY KEY,
  consignee_id BIGINT NOT NULL,
  version_id BIGINT NOT NULL REFERENCES criteria_version (id),
  round_id BIGINT REFERENCES selection_round (id),
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  started_on DATE NOT NULL,
  person_id BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq)
);
CREATE INDEX evaluation_by_consignee ON evaluation (consignee_id, id);
CREATE INDEX evaluation_by_round ON evaluation (round_id);

CREATE TABLE evaluation_entrustment (
  evaluation_id BIGINT NOT NULL REFERENCES evaluation (id),
  entrustment_id BIGINT NOT NULL,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (evaluation_id, entrustment_id)
);

CREATE TABLE answer (
  evaluation_id BIGINT NOT NULL REFERENCES evaluation (id),
  code TEXT NOT NULL,
  own TEXT,                       -- what the consignee says of itself
  verdict TEXT,                   -- what the assessor finds; none: unanswered
  na_reason TEXT NOT NULL,
  grounds TEXT NOT NULL,
  evidence TEXT NOT NULL,
  person_id BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (evaluation_id, code, seq)
);
CREATE INDEX answer_now ON answer (evaluation_id, code) WHERE superseded_seq IS NULL;

CREATE TABLE document (
  id BIGINT NOT NULL PRIMARY KEY,
  hash TEXT NOT NULL,             -- SHA-256 of the bytes, hex: the name it is stored under
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size BIGINT NOT NULL,
  person_id BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq)
);

CREATE TABLE answer_document (
  evaluation_id BIGINT NOT NULL REFERENCES evaluation (id),
  code TEXT NOT NULL,
  document_id BIGINT NOT NULL REFERENCES document (id),
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (evaluation_id, code, document_id)
);

CREATE TABLE evaluation_event (
  evaluation_id BIGINT NOT NULL REFERENCES evaluation (id),
  kind TEXT NOT NULL,
  happened_on DATE NOT NULL,
  person_id BIGINT,
  comment TEXT NOT NULL,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (evaluation_id, seq)
);

CREATE TABLE decision (
  id BIGINT NOT NULL PRIMARY KEY,
  evaluation_id BIGINT NOT NULL REFERENCES evaluation (id),
  consignee_id BIGINT NOT NULL,
  outcome TEXT NOT NULL,
  computed TEXT NOT NULL,
  score_numerator BIGINT,
  score_denominator BIGINT,
  decided_on DATE NOT NULL,
  valid_until_on DATE,
  reason TEXT NOT NULL,
  measure TEXT NOT NULL,          -- what compensates, in an exceptional approval
  person_id BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq)
);
CREATE INDEX decision_by_consignee ON decision (consignee_id, decided_on);
CREATE INDEX decision_by_evaluation ON decision (evaluation_id);
CREATE INDEX decision_by_date ON decision (decided_on);

CREATE TABLE condition (
  decision_id BIGINT NOT NULL REFERENCES decision (id),
  number BIGINT NOT NULL,
  text TEXT NOT NULL,
  due_on DATE NOT NULL,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (decision_id, number)
);

CREATE TABLE condition_event (
  decision_id BIGINT NOT NULL,
  number BIGINT NOT NULL,
  met_on DATE NOT NULL,
  note TEXT NOT NULL,
  person_id BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (decision_id, number, seq)
);
