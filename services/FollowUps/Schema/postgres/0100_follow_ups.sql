CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;

-- Taken first, clinics then patients, each ascending, by every transaction that changes follow-ups.
CREATE TABLE clinic_turns (
  clinic_id text   PRIMARY KEY,
  version   bigint NOT NULL
);
CREATE TABLE patient_turns (
  group_id   text   NOT NULL,
  patient_id text   NOT NULL,
  version    bigint NOT NULL,
  PRIMARY KEY (group_id, patient_id)
);

-- What other services told: the clinics' days, the sessions, the courses' dose days.
CREATE TABLE clinics (
  clinic_id text   PRIMARY KEY,
  version   bigint NOT NULL,
  body      text   NOT NULL -- zone, grid and open days as JSON
);
CREATE TABLE closures (
  clinic_id  text NOT NULL,
  closure_id uuid NOT NULL,
  day        date NOT NULL, -- the clinic's
  version    bigint NOT NULL,
  from_time  time,
  to_time    time,
  lifted     boolean NOT NULL,
  PRIMARY KEY (clinic_id, closure_id, day)
);
CREATE INDEX closures_of_clinic ON closures (clinic_id, day);
CREATE TABLE sessions (
  session_id              uuid    PRIMARY KEY,
  clinic_id               text    NOT NULL,
  group_id                text    NOT NULL,
  patient_id              text    NOT NULL,
  course_id               uuid    NOT NULL,
  version                 bigint  NOT NULL,
  number                  integer NOT NULL,
  phase                   text    NOT NULL,
  phase_ends_with_number  integer NOT NULL,
  treatment_week          integer NOT NULL,
  status                  text    NOT NULL,
  day                     date    NOT NULL, -- the clinic's
  starts_at               timestamptz,
  per                     text    NOT NULL,
  from_day                integer NOT NULL,
  to_day                  integer NOT NULL,
  minutes                 integer NOT NULL,
  most                    integer,          -- for per = count
  preparation_sessions    integer NOT NULL,
  preparation_minutes     integer NOT NULL,
  preparation_from_day    integer NOT NULL, -- backwards from the first dose
  preparation_to_day      integer NOT NULL
);
CREATE INDEX sessions_of_patient ON sessions (group_id, patient_id, day);
CREATE INDEX sessions_of_clinic ON sessions (clinic_id, day);
CREATE TABLE courses (
  course_id  uuid        PRIMARY KEY,
  clinic_id  text        NOT NULL,
  group_id   text        NOT NULL,
  patient_id text        NOT NULL,
  version    bigint      NOT NULL, -- 0 until the course's own event has arrived
  start_date date,
  dose_dates text        NOT NULL, -- JSON
  told_at    timestamptz NOT NULL  -- when what told the dose dates happened
);
CREATE INDEX courses_of_patient ON courses (group_id, patient_id);
CREATE TABLE doses_elsewhere (
  course_id  uuid NOT NULL,
  day        date NOT NULL,
  group_id   text NOT NULL,
  patient_id text NOT NULL,
  PRIMARY KEY (course_id, day)
);
CREATE INDEX doses_elsewhere_of_patient ON doses_elsewhere (group_id, patient_id, day);

-- Our own.
CREATE TABLE therapists (
  clinic_id        text    NOT NULL,
  therapist_id     text    NOT NULL,
  version          bigint  NOT NULL,
  name             text    NOT NULL,
  hours            text    NOT NULL, -- JSON, as are the next two
  telehealth_hours text    NOT NULL,
  leave_days       text    NOT NULL,
  active           boolean NOT NULL,
  PRIMARY KEY (clinic_id, therapist_id)
);
CREATE TABLE therapists_of_record (
  clinic_id    text    NOT NULL,
  patient_id   text    NOT NULL,
  therapist_id text    NOT NULL,
  only_this    boolean NOT NULL,
  version      bigint  NOT NULL,
  PRIMARY KEY (clinic_id, patient_id)
);
CREATE TABLE follow_ups (
  follow_up_id uuid        PRIMARY KEY,
  session_id   uuid        NOT NULL,
  part         integer     NOT NULL, -- 0 follows the dose; from 1 on it prepares for the first dose of the course
  clinic_id    text        NOT NULL,
  group_id     text        NOT NULL,
  patient_id   text        NOT NULL,
  course_id    uuid        NOT NULL,
  version      bigint      NOT NULL,
  status       text        NOT NULL,
  mode         text        NOT NULL,
  -- The promise: the clinic's date, wall time and zone. The instants are derived from it.
  therapist_id text,
  day          date,
  local_time   time,
  time_zone    text        NOT NULL,
  starts_at    timestamptz,
  ends_at      timestamptz,
  window_from  date        NOT NULL,
  window_to    date        NOT NULL,
  reason       text,
  accepted     text, -- what a scheduler accepted for it
  note         text, -- what was written when a person decided
  options      text        NOT NULL, -- JSON
  days         text        NOT NULL, -- JSON: the refused days
  CHECK (status <> 'booked' OR (therapist_id IS NOT NULL AND day IS NOT NULL AND local_time IS NOT NULL AND starts_at IS NOT NULL AND ends_at > starts_at)),
  CONSTRAINT a_therapist_sees_one_patient_at_a_time
    EXCLUDE USING gist (clinic_id WITH =, therapist_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (status = 'booked')
);
CREATE UNIQUE INDEX a_dose_has_one_follow_up ON follow_ups (session_id) WHERE part = 0;
CREATE UNIQUE INDEX a_preparation_is_one_of_its_course ON follow_ups (course_id, part) WHERE part > 0;
CREATE INDEX follow_ups_of_session ON follow_ups (session_id);
CREATE INDEX follow_ups_of_clinic ON follow_ups (clinic_id, window_from, follow_up_id);
CREATE INDEX follow_ups_of_patient ON follow_ups (clinic_id, patient_id, window_from, follow_up_id);
CREATE INDEX follow_ups_of_course ON follow_ups (course_id, window_from, follow_up_id);
CREATE INDEX follow_ups_unplaced ON follow_ups (clinic_id, window_to) WHERE status = 'unplaced';
CREATE INDEX follow_ups_booked ON follow_ups (clinic_id, day) WHERE status = 'booked';

-- Who decided what about a follow-up; rows are only ever added.
CREATE TABLE follow_up_commands (
  follow_up_id   uuid NOT NULL,
  version        bigint NOT NULL, -- the follow-up's, after it
  clinic_id      text NOT NULL,
  at             timestamptz NOT NULL,
  who            text NOT NULL, -- the principal's id
  command        text NOT NULL,
  version_before bigint NOT NULL,
  why            text,
  PRIMARY KEY (follow_up_id, version)
);
