CREATE TABLE consignee (
  id INTEGER NOT NULL,
  control_no TEXT NOT NULL,
  name TEXT NOT NULL,
  kana TEXT NOT NULL,
  sort_key BLOB NOT NULL,
  match_key TEXT NOT NULL,
  search_key TEXT NOT NULL,
  kind TEXT NOT NULL,
  corporate_number TEXT,
  invoice_number TEXT,
  postal_code TEXT NOT NULL,
  address TEXT NOT NULL,
  country TEXT NOT NULL,
  representative TEXT NOT NULL,
  contact_department TEXT NOT NULL,
  contact_person TEXT NOT NULL,
  contact_phone TEXT NOT NULL,
  contact_email TEXT NOT NULL,
  privacy_manager TEXT NOT NULL,
  note TEXT NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (id, seq, from_on)
) STRICT;
CREATE INDEX consignee_in_order ON consignee (sort_key, id) WHERE superseded_seq IS NULL;
CREATE INDEX consignee_by_control_no ON consignee (control_no);
CREATE INDEX consignee_by_match_key ON consignee (match_key);
CREATE INDEX consignee_by_corporate_number ON consignee (corporate_number) WHERE corporate_number IS NOT NULL;

CREATE TABLE entrustment (
  id INTEGER NOT NULL,
  consignee_id INTEGER NOT NULL,
  control_no TEXT NOT NULL,
  work TEXT NOT NULL,
  kind TEXT NOT NULL,
  kind_of_work TEXT NOT NULL,
  data_kinds TEXT NOT NULL,       -- codes, separated by a comma
  principals INTEGER,
  special_care INTEGER NOT NULL,
  my_number INTEGER NOT NULL,
  core_system INTEGER NOT NULL,
  it_used INTEGER NOT NULL,
  media_carried INTEGER NOT NULL,
  purpose TEXT NOT NULL,
  transfer_method TEXT NOT NULL,
  places TEXT NOT NULL,
  countries TEXT NOT NULL,        -- ISO 3166 codes, separated by a comma
  sub_entrustment TEXT NOT NULL,
  department_id INTEGER,
  note TEXT NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT,
  seq INTEGER NOT NULL REFERENCES entry (seq),
  superseded_seq INTEGER REFERENCES entry (seq),
  PRIMARY KEY (id, seq, from_on)
) STRICT;
CREATE INDEX entrustment_by_consignee ON entrustment (consignee_id, id);
CREATE INDEX entrustment_by_control_no ON entrustment (control_no);
