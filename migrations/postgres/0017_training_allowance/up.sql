-- Further attempts at a test, once those of the course are used up.
CREATE TABLE training_allowance (
  id BIGINT NOT NULL PRIMARY KEY,
  version_id BIGINT NOT NULL REFERENCES course_version (id),
  person_id BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  reason TEXT NOT NULL,
  allowed_on DATE NOT NULL,
  allowed_by BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq)
);
CREATE INDEX training_allowance_by_person ON training_allowance (person_id, version_id);
