CREATE TABLE person_leave (
  id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  note TEXT NOT NULL,
  from_on DATE NOT NULL,
  until_on DATE,                -- the last day of the leave; none: not known yet
  person_by BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (id, seq)
);
CREATE INDEX person_leave_by_person ON person_leave (person_id, id);

CREATE TABLE course (
  id BIGINT NOT NULL PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  seq BIGINT NOT NULL REFERENCES entry (seq)
);

CREATE TABLE course_version (
  id BIGINT NOT NULL PRIMARY KEY,
  course_id BIGINT NOT NULL REFERENCES course (id),
  number BIGINT NOT NULL,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  UNIQUE (course_id, number)
);

CREATE TABLE course_text (
  version_id BIGINT NOT NULL REFERENCES course_version (id),
  title_ja TEXT NOT NULL,
  title_en TEXT NOT NULL,
  body_ja TEXT NOT NULL,
  body_en TEXT NOT NULL,
  audience TEXT NOT NULL,
  department_id BIGINT,
  office TEXT,
  validity TEXT NOT NULL,
  months BIGINT NOT NULL,
  within_days BIGINT NOT NULL,
  needs TEXT NOT NULL,
  pass_mark BIGINT NOT NULL,   -- percent
  attempts BIGINT NOT NULL,
  questions TEXT NOT NULL,      -- JSON: a list of questions with their choices
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (version_id, seq)
);

CREATE TABLE course_event (
  course_id BIGINT NOT NULL REFERENCES course (id),
  version_id BIGINT REFERENCES course_version (id),
  kind TEXT NOT NULL,
  happened_on DATE NOT NULL,    -- from when a version is in force; the last day of a course
  again BOOLEAN NOT NULL,       -- what was had of earlier versions counts no more
  comment TEXT NOT NULL,
  person_id BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (course_id, seq)
);

CREATE TABLE course_document (
  version_id BIGINT NOT NULL REFERENCES course_version (id),
  document_id BIGINT NOT NULL REFERENCES document (id),
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (version_id, document_id)
);
CREATE INDEX course_document_by_document ON course_document (document_id);

CREATE TABLE training_exemption (
  id BIGINT NOT NULL,
  course_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  reason TEXT NOT NULL,
  from_on DATE NOT NULL,
  until_on DATE,
  person_by BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (id, seq)
);
CREATE INDEX training_exemption_by_person ON training_exemption (person_id, course_id);

CREATE TABLE training_session (
  id BIGINT NOT NULL,
  course_id BIGINT NOT NULL,
  version_id BIGINT NOT NULL,
  method TEXT NOT NULL,
  place TEXT NOT NULL,
  trainer TEXT NOT NULL,
  minutes BIGINT NOT NULL,
  note TEXT NOT NULL,
  department_id BIGINT,        -- none: for everyone whom the course is for
  makes_up_id BIGINT,          -- the session whose absentees it is for
  cancelled BOOLEAN NOT NULL,
  from_on DATE NOT NULL,
  until_on DATE NOT NULL,
  person_id BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (id, seq)
);
CREATE INDEX training_session_by_date ON training_session (from_on);
CREATE INDEX training_session_by_course ON training_session (course_id);

CREATE TABLE training_attendance (
  session_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  course_id BIGINT NOT NULL,
  version_id BIGINT NOT NULL,
  mark TEXT NOT NULL,
  source TEXT NOT NULL,
  happened_on DATE NOT NULL,
  note TEXT NOT NULL,
  recorded_by BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (session_id, person_id, seq)
);
CREATE INDEX training_attendance_by_course ON training_attendance (course_id, person_id, happened_on);
CREATE INDEX training_attendance_by_person ON training_attendance (person_id, happened_on);

CREATE TABLE training_code (
  code_hash BYTEA NOT NULL PRIMARY KEY,
  session_id BIGINT NOT NULL,
  expires_at TIMESTAMP NOT NULL,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  closed_seq BIGINT REFERENCES entry (seq)
);
CREATE INDEX training_code_by_session ON training_code (session_id);

CREATE TABLE training_attempt (
  id BIGINT NOT NULL PRIMARY KEY,
  course_id BIGINT NOT NULL,
  version_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  started_on DATE NOT NULL,
  seq BIGINT NOT NULL REFERENCES entry (seq)
);
CREATE INDEX training_attempt_by_person ON training_attempt (person_id, version_id);

CREATE TABLE training_answer (
  attempt_id BIGINT NOT NULL REFERENCES training_attempt (id),
  question BIGINT NOT NULL,
  chosen TEXT NOT NULL,         -- the numbers of the choices
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (attempt_id, question, seq)
);

CREATE TABLE training_result (
  id BIGINT NOT NULL,
  attempt_id BIGINT,           -- none: a test that was held elsewhere
  course_id BIGINT NOT NULL,
  version_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  happened_on DATE NOT NULL,
  points BIGINT NOT NULL,
  out_of BIGINT NOT NULL,
  passed BOOLEAN NOT NULL,
  recorded_by BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (id, seq)
);
CREATE INDEX training_result_by_course ON training_result (course_id, person_id, happened_on);
CREATE INDEX training_result_by_person ON training_result (person_id, happened_on);

CREATE TABLE training_link (
  token_hash BYTEA NOT NULL PRIMARY KEY,
  course_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  expires_at TIMESTAMP NOT NULL,
  used_seq BIGINT REFERENCES entry (seq),
  seq BIGINT NOT NULL REFERENCES entry (seq)
);
CREATE INDEX training_link_by_person ON training_link (person_id, course_id);

CREATE TABLE training_plan (
  id BIGINT NOT NULL PRIMARY KEY,
  year BIGINT NOT NULL UNIQUE,
  person_id BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq)
);

CREATE TABLE training_plan_line (
  plan_id BIGINT NOT NULL REFERENCES training_plan (id),
  number BIGINT NOT NULL,
  course_id BIGINT NOT NULL,
  planned_on DATE NOT NULL,
  method TEXT NOT NULL,
  note TEXT NOT NULL,
  person_id BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (plan_id, number, seq)
);

CREATE TABLE training_plan_event (
  plan_id BIGINT NOT NULL REFERENCES training_plan (id),
  kind TEXT NOT NULL,
  happened_on DATE NOT NULL,
  person_id BIGINT,
  comment TEXT NOT NULL,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (plan_id, seq)
);
