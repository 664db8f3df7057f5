-- Every catalogue of procedures that was brought in and is still kept. None is changed once it holds.
CREATE TABLE catalogue_editions (
  edition INTEGER PRIMARY KEY,
  imported_at INTEGER NOT NULL,
  officer_id TEXT NOT NULL REFERENCES officers (officer_id),
  file_name TEXT NOT NULL
) STRICT;

-- The versions of its procedures, in the order of the catalogue.
CREATE TABLE catalogue_versions (
  edition INTEGER NOT NULL REFERENCES catalogue_editions (edition),
  place INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (edition, place)
) STRICT, WITHOUT ROWID;

-- Which one holds, and which one it took the place of; 0 is the built-in one, which the program brings along.
CREATE TABLE catalogue_holding (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  edition INTEGER NOT NULL,
  edition_before INTEGER
) STRICT;
INSERT INTO catalogue_holding (id, edition, edition_before) VALUES (1, 0, NULL);
