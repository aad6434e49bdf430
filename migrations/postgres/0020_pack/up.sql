-- An evidence pack that somebody ordered: which report it stands behind, and who takes it out of the register.
CREATE TABLE report_pack (
  id BIGINT NOT NULL PRIMARY KEY,
  edition_id BIGINT REFERENCES report_edition (id),   -- none for a report that is not closed
  year BIGINT NOT NULL,            -- the calendar year in which the fiscal year begins
  reported_on DATE NOT NULL,     -- the date to which the report is made
  known_seq BIGINT NOT NULL,       -- the entry up to which the ledger was known
  head TEXT NOT NULL,           -- the hash of that entry
  language TEXT NOT NULL,
  ordered_on DATE NOT NULL,
  person_id BIGINT,
  seq BIGINT NOT NULL REFERENCES entry (seq)
);

-- That it was handed over whole.
CREATE TABLE report_pack_end (
  pack_id BIGINT NOT NULL PRIMARY KEY REFERENCES report_pack (id),
  manifest TEXT NOT NULL,       -- SHA-256 of its list of files
  files BIGINT NOT NULL,
  missing BIGINT NOT NULL,         -- files that are cited and could not be packed
  size BIGINT NOT NULL,            -- bytes
  finished_on DATE NOT NULL,
  seq BIGINT NOT NULL REFERENCES entry (seq)
);
CREATE INDEX report_pack_end_by_manifest ON report_pack_end (manifest);
