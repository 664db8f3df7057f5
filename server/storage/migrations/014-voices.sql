-- Holds the place of the migration that another branch brings.
SELECT 1;
