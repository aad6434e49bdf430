-- Templates that an organisation has changed, and its logo. The program's own stand in no row.
CREATE TABLE template (
  name TEXT NOT NULL,           -- of the closed list, or logo
  text TEXT NOT NULL,           -- empty: the program's own again, or no logo. A logo is a data URI
  size INTEGER NOT NULL,            -- bytes; 0 where it is empty
  changed_on TEXT NOT NULL,
  person_id INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (name, seq)
) STRICT;
CREATE INDEX template_by_seq ON template (seq);
