-- What was changed at the desk, by whom, from what to what. `hash` covers the row and the hash of the row before, so that
-- none can be changed or taken out unseen; `audit_head` is what the newest one must be.
CREATE TABLE audit (
  ordinal INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  officer_id TEXT,
  deed TEXT NOT NULL,
  subject TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

CREATE TABLE audit_head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  ordinal INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;

-- Which days have a seal, which settings an entry: asked at every start.
CREATE INDEX audit_subjects ON audit (subject);
