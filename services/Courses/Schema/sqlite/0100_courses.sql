CREATE TABLE clinics (
  clinic_id  text    PRIMARY KEY,
  group_id   text    NOT NULL,
  sms_number text    UNIQUE,
  version    integer NOT NULL,
  body       text    NOT NULL -- the clinic as JSON
);

-- Taken first, in this order, by every command that changes sessions: one clinic serializes with itself and with no other.
CREATE TABLE clinic_turns (
  clinic_id text    PRIMARY KEY,
  version   integer NOT NULL
);
CREATE TABLE patient_turns (
  group_id   text    NOT NULL,
  patient_id text    NOT NULL,
  version    integer NOT NULL,
  PRIMARY KEY (group_id, patient_id)
);

CREATE TABLE courses (
  course_id        text    PRIMARY KEY,
  clinic_id        text    NOT NULL REFERENCES clinics,
  group_id         text    NOT NULL,
  patient_id       text    NOT NULL,
  protocol_id      text    NOT NULL,
  protocol_version integer NOT NULL,
  status           text    NOT NULL,
  version          integer NOT NULL,
  start_date       text    NOT NULL,
  pattern          text    NOT NULL, -- JSON list of weekdays
  wishes           text    NOT NULL, -- JSON: the rest of the request, from which the course is planned again
  gates            text    NOT NULL, -- JSON: gate -> where it stands
  warnings         text    NOT NULL, -- JSON: what was said when it was planned
  booked_at        text    NOT NULL
);
CREATE INDEX courses_of_patient ON courses (group_id, patient_id);
CREATE INDEX courses_of_clinic ON courses (clinic_id, course_id);

CREATE TABLE reviews (
  review_id     text    PRIMARY KEY,
  course_id     text    NOT NULL REFERENCES courses,
  clinic_id     text    NOT NULL,
  kind          text    NOT NULL,
  due_date      text    NOT NULL,
  after_session integer NOT NULL,
  status        text    NOT NULL
);
CREATE INDEX reviews_of_course ON reviews (course_id);

CREATE TABLE sessions (
  session_id        text    PRIMARY KEY,
  course_id         text    NOT NULL REFERENCES courses,
  clinic_id         text    NOT NULL,
  group_id          text    NOT NULL,
  patient_id        text    NOT NULL,
  protocol_id       text    NOT NULL,
  protocol_version  integer NOT NULL,
  route             text    NOT NULL,
  number            integer NOT NULL,
  dose_number       integer,
  phase             text    NOT NULL,
  treatment_week    integer NOT NULL,
  target_date       text    NOT NULL,
  -- The promise: the clinic's date, wall time and zone. The instants are derived from it.
  day               text    NOT NULL,
  local_time        text,
  time_zone         text    NOT NULL,
  starts_at         text,
  ends_at           text,
  free_at           text, -- the end and the turnover
  first_device_at   text,
  release_from      text,
  chair_id          text,
  status            text    NOT NULL,
  version           integer NOT NULL,
  shift_days        integer NOT NULL,
  shift_reason      text,
  gap_days          integer,
  dose_mg           integer,
  devices           integer,
  no_driving_before text    NOT NULL,
  no_driving_until  text,
  rems_form_due     text,
  reason            text,
  holds_chair       integer NOT NULL,
  holds_dose        integer NOT NULL,
  UNIQUE (course_id, number),
  CHECK (NOT holds_chair OR (chair_id IS NOT NULL AND starts_at IS NOT NULL AND free_at > starts_at))
);
CREATE UNIQUE INDEX one_dose_a_patient_a_day ON sessions (group_id, patient_id, day) WHERE holds_dose;
CREATE INDEX sessions_of_clinic_day ON sessions (clinic_id, day, session_id);

-- What an exclusion constraint does elsewhere. A block is shorter than a day, so that three days are enough to look at.
CREATE TRIGGER a_chair_holds_one_block_at_a_time_on_insert BEFORE INSERT ON sessions WHEN NEW.holds_chair
BEGIN
  SELECT RAISE(ABORT, 'a_chair_holds_one_block_at_a_time') WHERE EXISTS (
    SELECT 1 FROM sessions s
    WHERE s.clinic_id = NEW.clinic_id AND s.day BETWEEN date(NEW.day, '-1 day') AND date(NEW.day, '+1 day') AND s.chair_id = NEW.chair_id AND s.holds_chair
      AND s.starts_at < NEW.free_at AND s.free_at > NEW.starts_at);
END;
CREATE TRIGGER a_chair_holds_one_block_at_a_time_on_update BEFORE UPDATE ON sessions WHEN NEW.holds_chair
BEGIN
  SELECT RAISE(ABORT, 'a_chair_holds_one_block_at_a_time') WHERE EXISTS (
    SELECT 1 FROM sessions s
    WHERE s.clinic_id = NEW.clinic_id AND s.day BETWEEN date(NEW.day, '-1 day') AND date(NEW.day, '+1 day') AND s.chair_id = NEW.chair_id AND s.holds_chair AND s.session_id <> NEW.session_id
      AND s.starts_at < NEW.free_at AND s.free_at > NEW.starts_at);
END;
