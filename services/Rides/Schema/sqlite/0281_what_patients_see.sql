-- What a patient's page and calendar say of a visit and of a follow-up besides what messages say.
ALTER TABLE sessions ADD COLUMN no_driving_before text;
ALTER TABLE sessions ADD COLUMN no_driving_until text;
ALTER TABLE follow_ups ADD COLUMN ends_at text;
