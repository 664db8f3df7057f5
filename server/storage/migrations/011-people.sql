-- What each may do: officer, supervisor or administrator. Whoever was a supervisor may do everything as before.
ALTER TABLE officers ADD COLUMN role TEXT NOT NULL DEFAULT 'officer';
UPDATE officers SET role = 'administrator' WHERE is_supervisor = 1;
ALTER TABLE officers DROP COLUMN is_supervisor;
ALTER TABLE officers ADD COLUMN usual_counter_id TEXT;
ALTER TABLE officers ADD COLUMN disabled_at INTEGER;
-- A password that somebody else gave: good until then, and only to choose another one.
ALTER TABLE officers ADD COLUMN temporary_until INTEGER;
-- Unlocks a counter that its officer has locked, and opens nothing else.
ALTER TABLE officers ADD COLUMN pin_hash TEXT;

-- Where it was begun, when it was last used, and whether its officer has locked the screen.
ALTER TABLE sessions ADD COLUMN device_id TEXT;
ALTER TABLE sessions ADD COLUMN used_at INTEGER;
ALTER TABLE sessions ADD COLUMN locked_at INTEGER;
ALTER TABLE sessions ADD COLUMN wrong_pins INTEGER NOT NULL DEFAULT 0;
CREATE INDEX sessions_by_start ON sessions (started_at) WHERE ended_at IS NULL;
