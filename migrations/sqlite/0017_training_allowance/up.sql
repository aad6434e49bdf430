-- Further attempts at a test, once those of the course are used up.
CREATE TABLE training_allowance (
  id INTEGER NOT NULL PRIMARY KEY,
  version_id INTEGER NOT NULL REFERENCES course_version (id),
  person_id INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  reason TEXT NOT NULL,
  allowed_on TEXT NOT NULL,
  allowed_by INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq)
) STRICT;
CREATE INDEX training_allowance_by_person ON training_allowance (person_id, version_id);
