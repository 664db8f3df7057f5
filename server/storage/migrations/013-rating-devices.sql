-- Where a rating was pressed and how soon, so that nobody at the office can press for a citizen unnoticed.
-- Null: on a phone, or of an older release, which measured nothing.
ALTER TABLE ratings ADD COLUMN device_id TEXT;
ALTER TABLE ratings ADD COLUMN since_finish_ms INTEGER;
