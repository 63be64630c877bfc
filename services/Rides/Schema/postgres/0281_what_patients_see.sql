-- What a patient's page and calendar say of a visit and of a follow-up besides what messages say.
ALTER TABLE sessions ADD COLUMN no_driving_before date;
ALTER TABLE sessions ADD COLUMN no_driving_until timestamptz;
ALTER TABLE follow_ups ADD COLUMN ends_at timestamptz;
