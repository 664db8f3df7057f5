-- What waiting estimates are drawn from: the stays at counters of the last working days, older ones forgotten.
-- `sequence` is that of the event that ended the stay. `between_ms`: from the stay before to this call while this one
-- already waited; `reaction_ms`: from its arrival to its call at an empty counter; at most one of the two is known.
CREATE TABLE learnt_stays (
  date TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  service_id TEXT NOT NULL,
  counter_id TEXT NOT NULL,
  stay_ms INTEGER NOT NULL,
  between_ms INTEGER,
  reaction_ms INTEGER,
  PRIMARY KEY (date, sequence)
) STRICT, WITHOUT ROWID;

-- How good the estimates of a day were: sums over the tickets that were told a range and then called.
CREATE TABLE estimate_scores (
  date TEXT NOT NULL,
  field_id TEXT NOT NULL,
  tickets INTEGER NOT NULL,
  error_ms INTEGER NOT NULL,
  absolute_error_ms INTEGER NOT NULL,
  inside INTEGER NOT NULL,
  under INTEGER NOT NULL,
  over INTEGER NOT NULL,
  PRIMARY KEY (date, field_id)
) STRICT, WITHOUT ROWID;
