CREATE TABLE criteria_set (
  id BIGINT NOT NULL PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  kind_of_work TEXT NOT NULL,
  name_ja TEXT NOT NULL,
  name_en TEXT NOT NULL,
  seq BIGINT NOT NULL REFERENCES entry (seq)
);

CREATE TABLE criteria_version (
  id BIGINT NOT NULL PRIMARY KEY,
  set_id BIGINT NOT NULL REFERENCES criteria_set (id),
  number BIGINT NOT NULL,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  UNIQUE (set_id, number)
);

CREATE TABLE criteria_terms (
  version_id BIGINT NOT NULL REFERENCES criteria_version (id),
  title_ja TEXT NOT NULL,
  title_en TEXT NOT NULL,
  source TEXT NOT NULL,
  note TEXT NOT NULL,
  pass_percent BIGINT NOT NULL,
  conditional_percent BIGINT NOT NULL,
  partial_knock_out TEXT NOT NULL,
  condition_days BIGINT NOT NULL,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (version_id, seq)
);

CREATE TABLE criteria_item (
  version_id BIGINT NOT NULL REFERENCES criteria_version (id),
  code TEXT NOT NULL,
  position BIGINT NOT NULL,
  category TEXT NOT NULL,
  level TEXT NOT NULL,
  class TEXT NOT NULL,
  weight BIGINT NOT NULL,
  knock_out BOOLEAN NOT NULL,
  polarity TEXT NOT NULL,
  scale TEXT NOT NULL,
  scale_max BIGINT,
  applies_when TEXT NOT NULL,
  text_ja TEXT NOT NULL,
  text_en TEXT NOT NULL,
  guidance_ja TEXT NOT NULL,
  guidance_en TEXT NOT NULL,
  evidence_ja TEXT NOT NULL,
  evidence_en TEXT NOT NULL,
  source TEXT NOT NULL,           -- the law or guideline that an item rests on
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (version_id, code, seq)
);

CREATE TABLE criteria_event (
  version_id BIGINT NOT NULL REFERENCES criteria_version (id),
  kind TEXT NOT NULL,
  happened_on DATE NOT NULL,
  person_id BIGINT,
  comment TEXT NOT NULL,
  effective_on DATE,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  PRIMARY KEY (version_id, seq)
);
