-- The event log: the truth. Sequence is gapless and given by the program, so two writers can never both succeed.
CREATE TABLE events (
  sequence INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  type TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;

-- Where each service day begins in the log; the newest row is the day to fold at start.
CREATE TABLE days (
  date TEXT PRIMARY KEY,
  first_sequence INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What was answered to each request, so that a retry hears the same: a refusal, or the event that was its outcome.
-- Pruned by age when a day opens, by a scan: an index would cost every single ticket a page write.
CREATE TABLE answers (
  request_id TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  refusal TEXT,
  first_sequence INTEGER,
  revision INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE devices (
  device_id TEXT PRIMARY KEY,
  role TEXT NOT NULL,
  name TEXT NOT NULL,
  counter_id TEXT,
  token_hash TEXT NOT NULL UNIQUE,
  enrolled_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE officers (
  officer_id TEXT PRIMARY KEY,
  username TEXT NOT NULL UNIQUE,
  display_name TEXT NOT NULL,
  password_hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY,
  officer_id TEXT NOT NULL REFERENCES officers (officer_id),
  counter_id TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_of_officer ON sessions (officer_id) WHERE ended_at IS NULL;
CREATE INDEX sessions_at_counter ON sessions (counter_id) WHERE ended_at IS NULL;
