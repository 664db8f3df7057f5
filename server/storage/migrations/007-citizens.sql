-- What citizens do themselves: part of the history, written with the event that it follows from.

-- Cancelled by its citizen, not by an officer.
ALTER TABLE tickets ADD COLUMN is_given_up INTEGER NOT NULL DEFAULT 0;

-- What was said of the service that finished a ticket, one row a ticket. Counter and officer: those that finished it.
-- Kept in the order of the ticket's id, which begins with its date.
CREATE TABLE ratings (
  ticket_id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  score TEXT NOT NULL CHECK (score IN ('very_satisfied', 'satisfied', 'neutral', 'dissatisfied')),
  source TEXT NOT NULL,
  service_id TEXT NOT NULL,
  counter_id TEXT NOT NULL,
  officer_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE rating_reasons (
  ticket_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (ticket_id, reason)
) STRICT, WITHOUT ROWID;
