-- Where citizens' files stand, as the last list said. No name is kept; `proof` is a keyed hash of the second factor.
CREATE TABLE files (
  code TEXT PRIMARY KEY,
  status TEXT NOT NULL,
  due_on TEXT,
  collect_at TEXT,
  -- Since when it has stood there, as far as it is known.
  status_on TEXT NOT NULL,
  proof BLOB NOT NULL,
  -- The import that named it last.
  list INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX files_returned ON files (status_on) WHERE status = 'returned';
