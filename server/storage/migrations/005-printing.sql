-- A supervisor's desk stands at no counter: its session has none.
CREATE TABLE sessions_of_all (
  token_hash TEXT PRIMARY KEY,
  officer_id TEXT NOT NULL REFERENCES officers (officer_id),
  counter_id TEXT,
  started_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO sessions_of_all SELECT token_hash, officer_id, counter_id, started_at, ended_at FROM sessions;
DROP TABLE sessions;
ALTER TABLE sessions_of_all RENAME TO sessions;
CREATE INDEX sessions_of_officer ON sessions (officer_id) WHERE ended_at IS NULL;
CREATE INDEX sessions_at_counter ON sessions (counter_id) WHERE ended_at IS NULL;

-- The printer that an agent drives.
ALTER TABLE devices ADD COLUMN printer_id TEXT;
UPDATE devices SET printer_id = 'main' WHERE role = 'printer';

-- Uploaded logos, made grey and small; named by their content, so that the same picture is kept once.
CREATE TABLE logos (
  logo_id TEXT PRIMARY KEY,
  png BLOB NOT NULL,
  added_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What links to today's tickets are made with. Destroyed with the day: from then on no link leads anywhere.
CREATE TABLE day_keys (
  date TEXT PRIMARY KEY,
  key BLOB NOT NULL
) STRICT, WITHOUT ROWID;
