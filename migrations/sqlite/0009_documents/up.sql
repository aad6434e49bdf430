CREATE TABLE document_erasure (
  document_id INTEGER NOT NULL PRIMARY KEY REFERENCES document (id), -- its bytes were destroyed
  seq INTEGER NOT NULL REFERENCES entry (seq)
) STRICT;
CREATE INDEX document_by_hash ON document (hash);
CREATE INDEX answer_document_by_document ON answer_document (document_id);
