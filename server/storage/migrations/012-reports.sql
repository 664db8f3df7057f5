-- What reports are made of besides. All of it is part of the history: written with the event that it follows from.

-- What ended the stretch, and why where somebody said so: a reason for setting aside or for cancelling.
ALTER TABLE periods ADD COLUMN ended_by TEXT;
ALTER TABLE periods ADD COLUMN reason TEXT;

-- Papers that were missing when the ticket was set aside at the end of that stretch. `name` is NULL for one that an officer typed:
-- what people type stays in the log.
CREATE TABLE missing_papers (
  ticket_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  position INTEGER NOT NULL,
  name TEXT,
  PRIMARY KEY (ticket_id, ordinal, position)
) STRICT, WITHOUT ROWID;

-- When counters were open or paused, and by whom. `sequence`: of the event that began it. `to_at` is NULL while it lasts;
-- `is_reliable` is 0 where the day ended it: when the officer left nobody knows.
CREATE TABLE counter_stretches (
  date TEXT NOT NULL,
  counter_id TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  officer_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'paused')),
  from_at INTEGER NOT NULL,
  to_at INTEGER,
  is_reliable INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (date, counter_id, sequence)
) STRICT, WITHOUT ROWID;

-- How files ended, kept when the file itself is forgotten. `mark` is an HMAC of the code under the office's own key;
-- `settled_on` is the first day on which the result was ready, NULL until then.
CREATE TABLE file_results (
  mark BLOB PRIMARY KEY,
  due_on TEXT NOT NULL,
  settled_on TEXT,
  field TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX file_results_due ON file_results (due_on);

-- Keys with which other systems of the city read reports; only hashes are kept.
CREATE TABLE api_keys (
  key_id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  key_hash TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL REFERENCES officers (officer_id),
  last_used_at INTEGER,
  revoked_at INTEGER
) STRICT, WITHOUT ROWID;
