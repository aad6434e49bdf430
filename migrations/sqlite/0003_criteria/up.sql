CREATE TABLE criteria_set (
  id INTEGER NOT NULL PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  kind_of_work TEXT NOT NULL,
  name_ja TEXT NOT NULL,
  name_en TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES entry (seq)
) STRICT;

CREATE TABLE criteria_version (
  id INTEGER NOT NULL PRIMARY KEY,
  set_id INTEGER NOT NULL REFERENCES criteria_set (id),
  number INTEGER NOT NULL,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  UNIQUE (set_id, number)
) STRICT;

CREATE TABLE criteria_terms (
  version_id INTEGER NOT NULL REFERENCES criteria_version (id),
  title_ja TEXT NOT NULL,
  title_en TEXT NOT NULL,
  source TEXT NOT NULL,
  note TEXT NOT NULL,
  pass_percent INTEGER NOT NULL,
  conditional_percent INTEGER NOT NULL,
  partial_knock_out TEXT NOT NULL,
  condition_days INTEGER NOT NULL,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (version_id, seq)
) STRICT;

CREATE TABLE criteria_item (
  version_id INTEGER NOT NULL REFERENCES criteria_version (id),
  code TEXT NOT NULL,
  position INTEGER NOT NULL,
  category TEXT NOT NULL,
  level TEXT NOT NULL,
  class TEXT NOT NULL,
  weight INTEGER NOT NULL,
  knock_out INTEGER NOT NULL,
  polarity TEXT NOT NULL,
  scale TEXT NOT NULL,
  scale_max INTEGER,
  applies_when TEXT NOT NULL,
  text_ja TEXT NOT NULL,
  text_en TEXT NOT NULL,
  guidance_ja TEXT NOT NULL,
  guidance_en TEXT NOT NULL,
  evidence_ja TEXT NOT NULL,
  evidence_en TEXT NOT NULL,
  source TEXT NOT NULL,           -- the law or guideline that an item rests on
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (version_id, code, seq)
) STRICT;

CREATE TABLE criteria_event (
  version_id INTEGER NOT NULL REFERENCES criteria_version (id),
  kind TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  person_id INTEGER,
  comment TEXT NOT NULL,
  effective_on TEXT,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (version_id, seq)
) STRICT;
