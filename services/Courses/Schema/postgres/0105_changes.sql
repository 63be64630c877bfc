ALTER TABLE sessions ADD COLUMN pinned boolean NOT NULL DEFAULT false;
ALTER TABLE sessions ADD COLUMN visit text; -- JSON: what happened on the day of the dose
ALTER TABLE sessions ADD COLUMN watches_welfare boolean NOT NULL DEFAULT false; -- a patient with acute suicidal ideation
ALTER TABLE sessions ADD COLUMN welfare_due_at timestamptz; -- since when somebody must look after the patient, who did not come
ALTER TABLE sessions ADD COLUMN rems_form_open boolean NOT NULL DEFAULT false;
CREATE INDEX sessions_to_do ON sessions (clinic_id, status, starts_at) WHERE status IN ('booked', 'unplaced', 'held', 'checked-in', 'observing');
CREATE INDEX welfare_checks ON sessions (clinic_id, welfare_due_at) WHERE welfare_due_at IS NOT NULL;
CREATE INDEX rems_forms_open ON sessions (clinic_id, rems_form_due) WHERE rems_form_open;
CREATE INDEX welfare_to_watch ON sessions (starts_at) WHERE watches_welfare AND status = 'booked' AND welfare_due_at IS NULL;
ALTER TABLE courses ADD COLUMN protocol_clinic_id text; -- the clinic whose own template it follows, after a transfer
ALTER TABLE courses ADD COLUMN switched_to uuid;
ALTER TABLE courses ADD COLUMN life text; -- JSON: what became of it since it was booked
ALTER TABLE reviews ADD COLUMN outcome text;
ALTER TABLE reviews ADD COLUMN opened_at timestamptz;
ALTER TABLE reviews ADD COLUMN told_at timestamptz; -- when it was told that the decision nears
ALTER TABLE reviews ADD COLUMN released_at timestamptz; -- when the sessions that waited for it were let go
CREATE INDEX reviews_open ON reviews (due_date) WHERE status = 'open';

-- Doses given elsewhere: they count for gaps and for one dose a day.
CREATE TABLE external_doses (
  external_dose_id uuid        PRIMARY KEY,
  course_id        uuid        NOT NULL REFERENCES courses,
  clinic_id        text        NOT NULL,
  group_id         text        NOT NULL,
  patient_id       text        NOT NULL,
  day              date        NOT NULL,
  route            text        NOT NULL,
  dose_mg          integer,
  given_where      text        NOT NULL,
  recorded_at      timestamptz NOT NULL,
  UNIQUE (group_id, patient_id, day)
);
CREATE INDEX external_doses_of_course ON external_doses (course_id);

-- Rules that were set aside, by whom and why.
CREATE TABLE overrides (
  override_id      uuid        PRIMARY KEY,
  clinic_id        text        NOT NULL,
  course_id        uuid        NOT NULL REFERENCES courses,
  session_id       uuid,
  rule             text        NOT NULL,
  ordered_by       text        NOT NULL,
  why              text        NOT NULL,
  entered_by       text        NOT NULL,
  entered_at       timestamptz NOT NULL,
  countersigned_at timestamptz -- null waits for the clinician in whose name a scheduler entered it
);
CREATE INDEX overrides_to_countersign ON overrides (clinic_id) WHERE countersigned_at IS NULL;

-- Every accepted command, in the clinic's own order; each row's hash covers the one before it, and the head is kept apart, so that a changed or missing row shows.
CREATE TABLE audit (
  clinic_id text        NOT NULL,
  seq       bigint      NOT NULL,
  at        timestamptz NOT NULL,
  who       text        NOT NULL,
  command   text        NOT NULL,
  subject   text        NOT NULL,
  course_id text,
  versions  text        NOT NULL, -- JSON: entity -> version before and after
  detail    text        NOT NULL, -- JSON: codes and times, never typed text of patients
  hash      text        NOT NULL,
  PRIMARY KEY (clinic_id, seq)
);
CREATE INDEX audit_of_subject ON audit (clinic_id, subject, seq);
CREATE INDEX audit_of_course ON audit (clinic_id, course_id, seq);
CREATE TABLE audit_heads (
  clinic_id text   PRIMARY KEY,
  seq       bigint NOT NULL,
  hash      text   NOT NULL
);

-- What is known here of the rides home, which are another service's.
CREATE TABLE rides (
  session_id    uuid        PRIMARY KEY,
  clinic_id     text        NOT NULL,
  status        text        NOT NULL,
  kind          text,
  at_risk_since timestamptz,
  version       bigint      NOT NULL
);

-- Follow-ups as far as a person must do something about them; they are another service's.
CREATE TABLE follow_ups (
  follow_up_id uuid   PRIMARY KEY,
  clinic_id    text   NOT NULL,
  patient_id   text   NOT NULL,
  course_id    uuid   NOT NULL,
  session_id   uuid   NOT NULL,
  status       text   NOT NULL,
  window_to    date   NOT NULL,
  version      bigint NOT NULL
);
CREATE INDEX follow_ups_unplaced ON follow_ups (clinic_id) WHERE status = 'unplaced';

-- Of each course the last command, as long as it may be taken back.
CREATE TABLE undo_steps (
  course_id uuid PRIMARY KEY REFERENCES courses,
  clinic_id text NOT NULL,
  done_at   timestamptz NOT NULL,
  events    text NOT NULL, -- JSON list of ids
  body      text NOT NULL  -- JSON: what stood before
);
CREATE INDEX undo_steps_of_clinic ON undo_steps (clinic_id, done_at);
