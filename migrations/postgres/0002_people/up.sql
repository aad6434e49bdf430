CREATE TABLE setting (
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (name, seq)
);

CREATE TABLE department (
  id BIGINT NOT NULL,
  code TEXT NOT NULL,
  name_ja TEXT NOT NULL,
  name_en TEXT NOT NULL,
  from_on DATE NOT NULL,
  until_on DATE,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (id, seq, from_on)
);
CREATE INDEX department_by_code ON department (code);

CREATE TABLE person (
  id BIGINT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  kana TEXT NOT NULL,
  sort_key BYTEA NOT NULL,
  search_key TEXT NOT NULL,
  kind TEXT NOT NULL,
  department_id BIGINT,
  email TEXT NOT NULL,
  from_on DATE NOT NULL,
  until_on DATE,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (id, seq, from_on)
);
CREATE INDEX person_by_code ON person (code);
CREATE INDEX person_in_order ON person (sort_key, id) WHERE superseded_seq IS NULL;

CREATE TABLE office (
  id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  letter TEXT NOT NULL,
  from_on DATE NOT NULL,
  until_on DATE,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (id, seq)
);

CREATE TABLE account (
  id BIGINT NOT NULL PRIMARY KEY,
  person_id BIGINT NOT NULL,
  login TEXT NOT NULL UNIQUE,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  closed_seq BIGINT REFERENCES entry (seq)
);
CREATE INDEX account_by_person ON account (person_id);

CREATE TABLE password (
  account_id BIGINT NOT NULL REFERENCES account (id),
  hash TEXT NOT NULL,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (account_id, seq)
);

CREATE TABLE account_role (
  account_id BIGINT NOT NULL REFERENCES account (id),
  role TEXT NOT NULL,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  superseded_seq BIGINT REFERENCES entry (seq),
  PRIMARY KEY (account_id, role, seq)
);

CREATE TABLE session (
  token_hash BYTEA NOT NULL PRIMARY KEY,
  account_id BIGINT NOT NULL REFERENCES account (id),
  opened_at TIMESTAMP NOT NULL,
  seen_at TIMESTAMP NOT NULL,
  address TEXT NOT NULL,
  agent TEXT NOT NULL,
  seq BIGINT NOT NULL REFERENCES entry (seq)
);
CREATE INDEX session_by_account ON session (account_id);

CREATE TABLE link (
  token_hash BYTEA NOT NULL PRIMARY KEY,
  account_id BIGINT,                 -- none: the link that makes the first administrator
  kind TEXT NOT NULL,
  expires_at TIMESTAMP NOT NULL,
  used_seq BIGINT REFERENCES entry (seq),
  seq BIGINT NOT NULL REFERENCES entry (seq)
);

CREATE TABLE api_token (
  id BIGINT NOT NULL PRIMARY KEY,
  token_hash BYTEA NOT NULL UNIQUE,
  account_id BIGINT NOT NULL REFERENCES account (id),
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  expires_on DATE NOT NULL,
  seq BIGINT NOT NULL REFERENCES entry (seq),
  revoked_seq BIGINT REFERENCES entry (seq)
);
