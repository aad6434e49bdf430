CREATE TABLE resource (
  id BIGINT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  special_care BOOLEAN NOT NULL,
  my_number BOOLEAN NOT NULL,
  department_id BIGINT,
  note TEXT NOT NULL,
  from_on DATE NOT NULL,
  until_on DATE,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (id, seq, from_on)
);
CREATE INDEX resource_by_code ON resource (code);

CREATE TABLE person_access (
  id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  resource_id BIGINT,           -- one of the two
  entrustment_id BIGINT,
  note TEXT NOT NULL,
  from_on DATE NOT NULL,
  until_on DATE,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (id, person_id, seq, from_on)
);
CREATE INDEX person_access_by_person ON person_access (person_id, id);
CREATE INDEX person_access_by_resource ON person_access (resource_id) WHERE resource_id IS NOT NULL;
CREATE INDEX person_access_by_entrustment ON person_access (entrustment_id) WHERE entrustment_id IS NOT NULL;
