-- A message that could not be handed over is tried again then, by the domain's clock; what its gateway said of it since.
ALTER TABLE reminders ADD COLUMN retry_at text;
ALTER TABLE reminders ADD COLUMN receipt text;
DROP INDEX reminders_open;
CREATE INDEX reminders_open ON reminders (coalesce(retry_at, due_at)) WHERE status IN ('planned', 'sending');

-- For a missing ride: the deadline at which it is asked for.
ALTER TABLE reminder_parts ADD COLUMN asked_at text;

-- Who gets a patient's messages in the patient's place; called_phone is that number, or else the patient's own.
ALTER TABLE contacts ADD COLUMN guardian_name text;
ALTER TABLE contacts ADD COLUMN guardian_phone text;
ALTER TABLE contacts ADD COLUMN guardian_email text;
ALTER TABLE contacts ADD COLUMN guardian_consent_given integer;
ALTER TABLE contacts ADD COLUMN guardian_consent_source text;
ALTER TABLE contacts ADD COLUMN guardian_consent_at text;
ALTER TABLE contacts ADD COLUMN called_phone text;
UPDATE contacts SET called_phone = phone;
DROP INDEX contacts_of_phone;
CREATE INDEX contacts_of_phone ON contacts (group_id, called_phone);
CREATE INDEX contacts_called ON contacts (called_phone);
CREATE INDEX contacts_driven ON contacts (driver_phone);

-- When a follow-up was put where it is.
ALTER TABLE follow_ups ADD COLUMN changed_at text;

-- Courses that ended because their patient died; nothing is said to anybody about it any more.
CREATE TABLE deaths (
  group_id   text    NOT NULL,
  patient_id text    NOT NULL,
  course_id  text    NOT NULL,
  version    integer NOT NULL,
  is_dead    integer NOT NULL,
  PRIMARY KEY (group_id, patient_id, course_id)
);
