-- The arrival for which the driver promised to come.
ALTER TABLE rides ADD COLUMN promised_for timestamptz;
