CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;

CREATE TABLE clinics (
  clinic_id  text    PRIMARY KEY,
  group_id   text    NOT NULL,
  sms_number text    UNIQUE,
  version    bigint  NOT NULL,
  body       text    NOT NULL -- the clinic as JSON
);

-- Taken first, in this order, by every command that changes sessions: one clinic serializes with itself and with no other.
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

CREATE TABLE courses (
  course_id        uuid        PRIMARY KEY,
  clinic_id        text        NOT NULL REFERENCES clinics,
  group_id         text        NOT NULL,
  patient_id       text        NOT NULL,
  protocol_id      text        NOT NULL,
  protocol_version integer     NOT NULL,
  status           text        NOT NULL,
  version          bigint      NOT NULL,
  start_date       date        NOT NULL,
  pattern          text        NOT NULL, -- JSON list of weekdays
  wishes           text        NOT NULL, -- JSON: the rest of the request, from which the course is planned again
  gates            text        NOT NULL, -- JSON: gate -> where it stands
  warnings         text        NOT NULL, -- JSON: what was said when it was planned
  booked_at        timestamptz NOT NULL
);
CREATE INDEX courses_of_patient ON courses (group_id, patient_id);
CREATE INDEX courses_of_clinic ON courses (clinic_id, course_id);

CREATE TABLE reviews (
  review_id     uuid    PRIMARY KEY,
  course_id     uuid    NOT NULL REFERENCES courses,
  clinic_id     text    NOT NULL,
  kind          text    NOT NULL,
  due_date      date    NOT NULL,
  after_session integer NOT NULL,
  status        text    NOT NULL
);
CREATE INDEX reviews_of_course ON reviews (course_id);

CREATE TABLE sessions (
  session_id        uuid        PRIMARY KEY,
  course_id         uuid        NOT NULL REFERENCES courses,
  clinic_id         text        NOT NULL,
  group_id          text        NOT NULL,
  patient_id        text        NOT NULL,
  protocol_id       text        NOT NULL,
  protocol_version  integer     NOT NULL,
  route             text        NOT NULL,
  number            integer     NOT NULL,
  dose_number       integer,
  phase             text        NOT NULL,
  treatment_week    integer     NOT NULL,
  target_date       date        NOT NULL,
  -- The promise: the clinic's date, wall time and zone. The instants are derived from it.
  day               date        NOT NULL,
  local_time        time,
  time_zone         text        NOT NULL,
  starts_at         timestamptz,
  ends_at           timestamptz,
  free_at           timestamptz, -- the end and the turnover
  first_device_at   timestamptz,
  release_from      timestamptz,
  chair_id          text,
  status            text        NOT NULL,
  version           bigint      NOT NULL,
  shift_days        integer     NOT NULL,
  shift_reason      text,
  gap_days          integer,
  dose_mg           integer,
  devices           integer,
  no_driving_before date        NOT NULL,
  no_driving_until  timestamptz,
  rems_form_due     date,
  reason            text,
  holds_chair       boolean     NOT NULL,
  holds_dose        boolean     NOT NULL,
  UNIQUE (course_id, number),
  CHECK (NOT holds_chair OR (chair_id IS NOT NULL AND starts_at IS NOT NULL AND free_at > starts_at)),
  CONSTRAINT a_chair_holds_one_block_at_a_time
    EXCLUDE USING gist (clinic_id WITH =, chair_id WITH =, tstzrange(starts_at, free_at) WITH &&) WHERE (holds_chair)
);
CREATE UNIQUE INDEX one_dose_a_patient_a_day ON sessions (group_id, patient_id, day) WHERE holds_dose;
CREATE INDEX sessions_of_clinic_day ON sessions (clinic_id, day, session_id);
