-- What statistics are made of: written with the event that it follows from, in one transaction, and never asked by the queue.
-- Every figure of a report is a sum over `periods`, so that a transfer or a parking distorts nothing.
-- All three are kept in the order of the ticket's id, which begins with its date: a report reads a range of days.

-- One row a ticket. While it is open it tells how it began; the figures are added up from its periods when it ends, of
-- those that can be relied on. `service_id`: what it was issued for; `periods` and `outcomes` tell what else.
CREATE TABLE tickets (
  ticket_id TEXT PRIMARY KEY,
  date TEXT GENERATED ALWAYS AS (substr(ticket_id, 1, 10)) VIRTUAL,
  number TEXT GENERATED ALWAYS AS (substr(ticket_id, 12)) VIRTUAL,
  field_id TEXT NOT NULL,
  service_id TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('kiosk', 'counter', 'roll', 'walk_in')),
  priority_id TEXT,
  issued_at INTEGER NOT NULL,
  -- The wait its citizen was told, in minutes.
  told_from INTEGER,
  told_to INTEGER,
  recalls INTEGER NOT NULL DEFAULT 0,
  status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'finished', 'cancelled', 'expired', 'missed')),
  ended_at INTEGER,
  first_called_at INTEGER,
  waited_ms INTEGER NOT NULL DEFAULT 0,
  called_ms INTEGER NOT NULL DEFAULT 0,
  served_ms INTEGER NOT NULL DEFAULT 0,
  parked_ms INTEGER NOT NULL DEFAULT 0,
  missed_ms INTEGER NOT NULL DEFAULT 0,
  -- Recalls among them.
  calls INTEGER NOT NULL DEFAULT 0,
  -- The last it was with.
  counter_id TEXT,
  officer_id TEXT,
  -- By priority.
  overtaken INTEGER NOT NULL DEFAULT 0,
  -- A stretch at a counter cannot be relied on: left open overnight, ended by a supervisor, or forgotten.
  is_unreliable INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- The ended stretches of a ticket's day, in order; the one that is still open is known to the queue alone.
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
