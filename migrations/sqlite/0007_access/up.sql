CREATE TABLE resource (
  id INTEGER NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  special_care INTEGER NOT NULL,
  my_number INTEGER NOT NULL,
  department_id INTEGER,
  note TEXT NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (id, seq, from_on)
) STRICT;
CREATE INDEX resource_by_code ON resource (code);

CREATE TABLE person_access (
  id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  resource_id INTEGER,          -- one of the two
  entrustment_id INTEGER,
  note TEXT NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (id, person_id, seq, from_on)
) STRICT;
CREATE INDEX person_access_by_person ON person_access (person_id, id);
CREATE INDEX person_access_by_resource ON person_access (resource_id) WHERE resource_id IS NOT NULL;
CREATE INDEX person_access_by_entrustment ON person_access (entrustment_id) WHERE entrustment_id IS NOT NULL;
