CREATE TABLE person_leave (
  id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  note TEXT NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT,                -- the last day of the leave; none: not known yet
  person_by INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (id, seq)
) STRICT;
CREATE INDEX person_leave_by_person ON person_leave (person_id, id);

CREATE TABLE course (
  id INTEGER NOT NULL PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  seq INTEGER NOT NULL REFERENCES entry (seq)
) STRICT;

CREATE TABLE course_version (
  id INTEGER NOT NULL PRIMARY KEY,
  course_id INTEGER NOT NULL REFERENCES course (id),
  number INTEGER NOT NULL,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  UNIQUE (course_id, number)
) STRICT;

CREATE TABLE course_text (
  version_id INTEGER NOT NULL REFERENCES course_version (id),
  title_ja TEXT NOT NULL,
  title_en TEXT NOT NULL,
  body_ja TEXT NOT NULL,
  body_en TEXT NOT NULL,
  audience TEXT NOT NULL,
  department_id INTEGER,
  office TEXT,
  validity TEXT NOT NULL,
  months INTEGER NOT NULL,
  within_days INTEGER NOT NULL,
  needs TEXT NOT NULL,
  pass_mark INTEGER NOT NULL,   -- percent
  attempts INTEGER NOT NULL,
  questions TEXT NOT NULL,      -- JSON: a list of questions with their choices
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (version_id, seq)
) STRICT;

CREATE TABLE course_event (
  course_id INTEGER NOT NULL REFERENCES course (id),
  version_id INTEGER REFERENCES course_version (id),
  kind TEXT NOT NULL,
  happened_on TEXT NOT NULL,    -- from when a version is in force; the last day of a course
  again INTEGER NOT NULL,       -- what was had of earlier versions counts no more
  comment TEXT NOT NULL,
  person_id INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (course_id, seq)
) STRICT;

CREATE TABLE course_document (
  version_id INTEGER NOT NULL REFERENCES course_version (id),
  document_id INTEGER NOT NULL REFERENCES document (id),
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (version_id, document_id)
) STRICT;
CREATE INDEX course_document_by_document ON course_document (document_id);

CREATE TABLE training_exemption (
  id INTEGER NOT NULL,
  course_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  reason TEXT NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT,
  person_by INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (id, seq)
) STRICT;
CREATE INDEX training_exemption_by_person ON training_exemption (person_id, course_id);

CREATE TABLE training_session (
  id INTEGER NOT NULL,
  course_id INTEGER NOT NULL,
  version_id INTEGER NOT NULL,
  method TEXT NOT NULL,
  place TEXT NOT NULL,
  trainer TEXT NOT NULL,
  minutes INTEGER NOT NULL,
  note TEXT NOT NULL,
  department_id INTEGER,        -- none: for everyone whom the course is for
  makes_up_id INTEGER,          -- the session whose absentees it is for
  cancelled INTEGER NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT NOT NULL,
  person_id INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (id, seq)
) STRICT;
CREATE INDEX training_session_by_date ON training_session (from_on);
CREATE INDEX training_session_by_course ON training_session (course_id);

CREATE TABLE training_attendance (
  session_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  course_id INTEGER NOT NULL,
  version_id INTEGER NOT NULL,
  mark TEXT NOT NULL,
  source TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  note TEXT NOT NULL,
  recorded_by INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (session_id, person_id, seq)
) STRICT;
CREATE INDEX training_attendance_by_course ON training_attendance (course_id, person_id, happened_on);
CREATE INDEX training_attendance_by_person ON training_attendance (person_id, happened_on);

CREATE TABLE training_code (
  code_hash BLOB NOT NULL PRIMARY KEY,
  session_id INTEGER NOT NULL,
  expires_at TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  closed_seq INTEGER REFERENCES entry (seq)
) STRICT;
CREATE INDEX training_code_by_session ON training_code (session_id);

CREATE TABLE training_attempt (
  id INTEGER NOT NULL PRIMARY KEY,
  course_id INTEGER NOT NULL,
  version_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  started_on TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES entry (seq)
) STRICT;
CREATE INDEX training_attempt_by_person ON training_attempt (person_id, version_id);

CREATE TABLE training_answer (
  attempt_id INTEGER NOT NULL REFERENCES training_attempt (id),
  question INTEGER NOT NULL,
  chosen TEXT NOT NULL,         -- the numbers of the choices
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (attempt_id, question, seq)
) STRICT;

CREATE TABLE training_result (
  id INTEGER NOT NULL,
  attempt_id INTEGER,           -- none: a test that was held elsewhere
  course_id INTEGER NOT NULL,
  version_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  happened_on TEXT NOT NULL,
  points INTEGER NOT NULL,
  out_of INTEGER NOT NULL,
  passed INTEGER NOT NULL,
  recorded_by INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (id, seq)
) STRICT;
CREATE INDEX training_result_by_course ON training_result (course_id, person_id, happened_on);
CREATE INDEX training_result_by_person ON training_result (person_id, happened_on);

CREATE TABLE training_link (
  token_hash BLOB NOT NULL PRIMARY KEY,
  course_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  expires_at TEXT NOT NULL,
  used_seq INTEGER REFERENCES entry (seq),
  seq INTEGER NOT NULL REFERENCES entry (seq)
) STRICT;
CREATE INDEX training_link_by_person ON training_link (person_id, course_id);

CREATE TABLE training_plan (
  id INTEGER NOT NULL PRIMARY KEY,
  year INTEGER NOT NULL UNIQUE,
  person_id INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq)
) STRICT;

CREATE TABLE training_plan_line (
  plan_id INTEGER NOT NULL REFERENCES training_plan (id),
  number INTEGER NOT NULL,
  course_id INTEGER NOT NULL,
  planned_on TEXT NOT NULL,
  method TEXT NOT NULL,
  note TEXT NOT NULL,
  person_id INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (plan_id, number, seq)
) STRICT;

CREATE TABLE training_plan_event (
  plan_id INTEGER NOT NULL REFERENCES training_plan (id),
  kind TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  person_id INTEGER,
  comment TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (plan_id, seq)
) STRICT;
