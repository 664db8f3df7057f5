-- A rating is kept with the scale it was given on, so that it means the same when the office asks otherwise: how many faces
-- there were, and whether the one that was pressed counted as satisfied then. Until now there were four, and two counted.
CREATE TABLE ratings_on_scales (
  ticket_id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  score TEXT NOT NULL,
  source TEXT NOT NULL,
  -- Those that finished it, whatever became of the ticket afterwards.
  service_id TEXT NOT NULL,
  counter_id TEXT NOT NULL,
  officer_id TEXT NOT NULL,
  -- NULL: on a phone, or of an older release, which measured nothing.
  device_id TEXT,
  since_finish_ms INTEGER,
  faces INTEGER NOT NULL,
  is_satisfied INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO ratings_on_scales
  SELECT ticket_id, at, score, source, service_id, counter_id, officer_id, device_id, since_finish_ms, 4,
    score IN ('very_satisfied', 'satisfied')
  FROM ratings;
DROP TABLE ratings;
ALTER TABLE ratings_on_scales RENAME TO ratings;

-- What a ticket that is over was last for: what could be rated of one that was served to its end.
ALTER TABLE tickets ADD COLUMN last_service_id TEXT;
UPDATE tickets SET last_service_id = (
  SELECT service_id FROM periods WHERE periods.ticket_id = tickets.ticket_id ORDER BY ordinal DESC LIMIT 1)
WHERE status <> 'open';
