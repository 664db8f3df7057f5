-- A number may be taken by phone, from a poster in the hall. A check cannot be widened: the table is made anew around its rows.
CREATE TABLE tickets_of_all (
  ticket_id TEXT PRIMARY KEY,
  date TEXT GENERATED ALWAYS AS (substr(ticket_id, 1, 10)) VIRTUAL,
  number TEXT GENERATED ALWAYS AS (substr(ticket_id, 12)) VIRTUAL,
  field_id TEXT NOT NULL,
  service_id TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('kiosk', 'phone', 'counter', 'roll', 'walk_in')),
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
  is_unreliable INTEGER NOT NULL DEFAULT 0,
  -- Cancelled by its citizen, not by an officer.
  is_given_up INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
INSERT INTO tickets_of_all (
  ticket_id, field_id, service_id, source, priority_id, issued_at, told_from, told_to, recalls, status, ended_at,
  first_called_at, waited_ms, called_ms, served_ms, parked_ms, missed_ms, calls, counter_id, officer_id, overtaken,
  is_unreliable, is_given_up
) SELECT
  ticket_id, field_id, service_id, source, priority_id, issued_at, told_from, told_to, recalls, status, ended_at,
  first_called_at, waited_ms, called_ms, served_ms, parked_ms, missed_ms, calls, counter_id, officer_id, overtaken,
  is_unreliable, is_given_up
FROM tickets;
DROP TABLE tickets;
ALTER TABLE tickets_of_all RENAME TO tickets;
