CREATE TABLE setting (
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (name, seq)
) STRICT;

CREATE TABLE department (
  id INTEGER NOT NULL,
  code TEXT NOT NULL,
  name_ja TEXT NOT NULL,
  name_en TEXT NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (id, seq, from_on)
) STRICT;
CREATE INDEX department_by_code ON department (code);

CREATE TABLE person (
  id INTEGER NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  kana TEXT NOT NULL,
  sort_key BLOB NOT NULL,
  search_key TEXT NOT NULL,
  kind TEXT NOT NULL,
  department_id INTEGER,
  email TEXT NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (id, seq, from_on)
) STRICT;
CREATE INDEX person_by_code ON person (code);
CREATE INDEX person_in_order ON person (sort_key, id) WHERE superseded_seq IS NULL;

CREATE TABLE office (
  id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  letter TEXT NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (id, seq)
) STRICT;

CREATE TABLE account (
  id INTEGER NOT NULL PRIMARY KEY,
  person_id INTEGER NOT NULL,
  login TEXT NOT NULL UNIQUE,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  closed_seq INTEGER REFERENCES entry (seq)
) STRICT;
CREATE INDEX account_by_person ON account (person_id);

CREATE TABLE password (
  account_id INTEGER NOT NULL REFERENCES account (id),
  hash TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (account_id, seq)
) STRICT;

CREATE TABLE account_role (
  account_id INTEGER NOT NULL REFERENCES account (id),
  role TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (account_id, role, seq)
) STRICT;

CREATE TABLE session (
  token_hash BLOB NOT NULL PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account (id),
  opened_at TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  address TEXT NOT NULL,
  agent TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES entry (seq)
) STRICT;
CREATE INDEX session_by_account ON session (account_id);

CREATE TABLE link (
  token_hash BLOB NOT NULL PRIMARY KEY,
  account_id INTEGER,                 -- none: the link that makes the first administrator
  kind TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  used_seq INTEGER REFERENCES entry (seq),
  seq INTEGER NOT NULL REFERENCES entry (seq)
) STRICT;

CREATE TABLE api_token (
  id INTEGER NOT NULL PRIMARY KEY,
  token_hash BLOB NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account (id),
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  expires_on TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  revoked_seq INTEGER REFERENCES entry (seq)
) STRICT;
