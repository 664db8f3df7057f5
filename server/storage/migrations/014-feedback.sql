-- What citizens say of the office: beside the queue, with its own log. `feedback_events` is only ever added to; `feedback` is what
-- follows from it, kept for lists and reports. Words of people lie apart, so that they can go without changing what was done.
CREATE TABLE feedback_events (
  number TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  at INTEGER NOT NULL,
  happened_on TEXT NOT NULL,
  type TEXT NOT NULL,
  officer_id TEXT,
  -- The request of a citizen or a desk that it answers: sent twice, it is one.
  request_id TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL,
  PRIMARY KEY (number, ordinal)
) STRICT, WITHOUT ROWID;

-- `salt` goes with the text: what is left in the event, its digest, then says nothing.
CREATE TABLE feedback_words (
  number TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('content', 'contact', 'said')),
  salt BLOB NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (number, ordinal, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE feedback (
  number TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  kind TEXT NOT NULL,
  field_id TEXT,
  topic TEXT NOT NULL,
  source TEXT NOT NULL,
  status TEXT NOT NULL,
  owner_id TEXT,
  received_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  is_extended INTEGER NOT NULL,
  settled_on TEXT,
  settled_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX feedback_standing ON feedback (settled_at, due_on);
CREATE INDEX feedback_due ON feedback (due_on);
CREATE INDEX feedback_received ON feedback (received_on);

-- Codes are computed with it, not kept.
CREATE TABLE feedback_key (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  key BLOB NOT NULL
) STRICT;
