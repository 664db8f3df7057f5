-- Who may take over and end what colleagues left open.
ALTER TABLE officers ADD COLUMN is_supervisor INTEGER NOT NULL DEFAULT 0;
