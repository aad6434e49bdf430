-- An evidence pack that somebody ordered: which report it stands behind, and who takes it out of the register.
CREATE TABLE report_pack (
  id INTEGER NOT NULL PRIMARY KEY,
  edition_id INTEGER REFERENCES report_edition (id),   -- none for a report that is not closed
  year INTEGER NOT NULL,            -- the calendar year in which the fiscal year begins
  reported_on TEXT NOT NULL,     -- the date to which the report is made
  known_seq INTEGER NOT NULL,       -- the entry up to which the ledger was known
  head TEXT NOT NULL,           -- the hash of that entry
  language TEXT NOT NULL,
  ordered_on TEXT NOT NULL,
  person_id INTEGER,
  seq INTEGER NOT NULL REFERENCES entry (seq)
) STRICT;

-- That it was handed over whole.
CREATE TABLE report_pack_end (
  pack_id INTEGER NOT NULL PRIMARY KEY REFERENCES report_pack (id),
  manifest TEXT NOT NULL,       -- SHA-256 of its list of files
  files INTEGER NOT NULL,
  missing INTEGER NOT NULL,         -- files that are cited and could not be packed
  size INTEGER NOT NULL,            -- bytes
  finished_on TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES entry (seq)
) STRICT;
CREATE INDEX report_pack_end_by_manifest ON report_pack_end (manifest);
