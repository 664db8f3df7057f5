-- What statistics are made of: written with the event that it follows from, in one transaction, and never asked by the queue.
-- Every figure of a report is a sum over `periods`, so that a transfer or a parking distorts nothing.
-- All three are kept in the order of the ticket's id, which begins with its date: a report reads a range of days.

-- One row a ticket. `since`: when its present, still open period began; NULL once it has ended.
-- The sums hold only the ended periods that can be relied on. `overtaken`: by priority, as of the ticket's own last event.
CREATE TABLE tickets (
  ticket_id TEXT PRIMARY KEY,
  date TEXT GENERATED ALWAYS AS (substr(ticket_id, 1, 10)) VIRTUAL,
  number TEXT GENERATED ALWAYS AS (substr(ticket_id, 12)) VIRTUAL,
  field_id TEXT NOT NULL,
  service_id TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('kiosk', 'counter', 'roll', 'walk_in')),
  priority_id TEXT,
  status TEXT NOT NULL,
  since INTEGER,
  issued_at INTEGER NOT NULL,
  first_called_at INTEGER,
  ended_at INTEGER,
  waited_ms INTEGER NOT NULL,
  called_ms INTEGER NOT NULL,
  served_ms INTEGER NOT NULL,
  parked_ms INTEGER NOT NULL,
  missed_ms INTEGER NOT NULL,
  calls INTEGER NOT NULL,
  -- The last counter and officer it was with.
  counter_id TEXT,
  officer_id TEXT,
  overtaken INTEGER NOT NULL,
  -- The wait its citizen was told, in minutes.
  told_from INTEGER,
  told_to INTEGER,
  -- It was left open at a counter, so that nobody knows how long its last period really was.
  is_unreliable INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The ended stretches of a ticket's day, in order; the open one is the ticket's `status` and `since`.
-- An unreliable one is kept to be seen and counts nowhere. Officer and counter: those it was with, NULL while waiting.
CREATE TABLE periods (
  ticket_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL,
  service_id TEXT NOT NULL,
  counter_id TEXT,
  officer_id TEXT,
  is_reliable INTEGER NOT NULL,
  PRIMARY KEY (ticket_id, ordinal)
) STRICT, WITHOUT ROWID;

-- What was done, as said when it was finished. `sequence`: of the event that finished it.
CREATE TABLE outcomes (
  ticket_id TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  position INTEGER NOT NULL,
  service_id TEXT NOT NULL,
  count INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  counter_id TEXT NOT NULL,
  officer_id TEXT NOT NULL,
  PRIMARY KEY (ticket_id, sequence, position)
) STRICT, WITHOUT ROWID;
