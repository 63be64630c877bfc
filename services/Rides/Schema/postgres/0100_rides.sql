-- What is known of each clinic. A row without a version holds the place of a clinic not yet heard of; its group is '?' and the clinic's id.
CREATE TABLE clinics (
  clinic_id   text   PRIMARY KEY,
  group_id    text   NOT NULL,
  version     bigint NOT NULL,
  sender_name text,
  phone       text,
  sms_number  text,
  time_zone   text
);
CREATE INDEX clinics_of_number ON clinics (sms_number);
CREATE INDEX clinics_of_group ON clinics (group_id);

-- Every patient heard of. Taken first by every transaction about the patient; opt_version counts changes of heart about messages.
CREATE TABLE patients (
  group_id    text   NOT NULL,
  patient_id  text   NOT NULL,
  version     bigint NOT NULL,
  opt_version bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (group_id, patient_id)
);

CREATE TABLE contacts (
  group_id           text        NOT NULL,
  patient_id         text        NOT NULL,
  clinic_id          text        NOT NULL, -- that put it last
  version            bigint      NOT NULL,
  changed_at         timestamptz NOT NULL,
  display_name       text        NOT NULL,
  search_name        text        NOT NULL, -- in small letters
  phone              text,
  email              text,
  time_zone          text,
  language           text        NOT NULL,
  channels           text        NOT NULL, -- in order of preference, separated by commas
  consent_given      boolean,              -- null: nothing was asked
  consent_source     text,
  consent_at         timestamptz,
  driver_kind        text,
  driver_name        text,
  driver_phone       text,
  driver_sms_consent boolean     NOT NULL,
  PRIMARY KEY (group_id, patient_id)
);
CREATE INDEX contacts_of_phone ON contacts (group_id, phone);
CREATE INDEX contacts_of_clinic ON contacts (clinic_id);

CREATE TABLE sessions (
  session_id        uuid        PRIMARY KEY,
  clinic_id         text        NOT NULL,
  group_id          text        NOT NULL,
  patient_id        text        NOT NULL,
  course_id         uuid        NOT NULL,
  version           bigint      NOT NULL,
  treatment_week    integer     NOT NULL,
  route             text        NOT NULL,
  status            text        NOT NULL,
  reason            text,
  local_date        date        NOT NULL,
  time_zone         text        NOT NULL,
  starts_at         timestamptz,
  ends_at           timestamptz,
  first_device_at   timestamptz,
  release_from      timestamptz,
  food_hours        integer,
  liquid_minutes    integer,
  nasal_spray_hours integer,
  told_at           timestamptz,          -- when the patient was told that it is; null when told that it is not, or nothing
  changed_at        timestamptz NOT NULL
);
CREATE INDEX sessions_of_patient ON sessions (group_id, patient_id, starts_at);

CREATE TABLE follow_ups (
  follow_up_id uuid    PRIMARY KEY,
  clinic_id    text    NOT NULL,
  group_id     text    NOT NULL,
  patient_id   text    NOT NULL,
  session_id   uuid    NOT NULL,
  version      bigint  NOT NULL,
  status       text    NOT NULL,
  mode         text    NOT NULL,
  starts_at    timestamptz
);
CREATE INDEX follow_ups_of_patient ON follow_ups (group_id, patient_id, starts_at);

CREATE TABLE rides (
  session_id   uuid        PRIMARY KEY,
  clinic_id    text        NOT NULL,
  group_id     text        NOT NULL,
  patient_id   text        NOT NULL,
  course_id    uuid        NOT NULL,
  version      bigint      NOT NULL,
  status       text        NOT NULL,
  kind         text,
  day          date        NOT NULL, -- the visit's civil day at the clinic
  time_zone    text        NOT NULL,
  pick_up_from timestamptz NOT NULL,
  deadline     timestamptz NOT NULL
);
CREATE INDEX rides_of_clinic ON rides (clinic_id, pick_up_from, session_id);
CREATE INDEX rides_of_day ON rides (clinic_id, day);

CREATE TABLE ride_changes (
  session_id uuid        NOT NULL REFERENCES rides ON DELETE CASCADE,
  version    bigint      NOT NULL,
  status     text        NOT NULL,
  reason     text,
  at         timestamptz NOT NULL,
  PRIMARY KEY (session_id, version)
);

-- Every message, from the plan to what became of it.
CREATE TABLE reminders (
  reminder_id uuid        PRIMARY KEY,
  clinic_id   text        NOT NULL,
  group_id    text        NOT NULL,
  patient_id  text,                 -- null: an answer to a number that is no patient's
  version     bigint      NOT NULL,
  plan_key    text        NOT NULL,
  kind        text        NOT NULL,
  standing    text        NOT NULL, -- to the text budget
  day         date        NOT NULL, -- the called party's
  due_at      timestamptz NOT NULL,
  send_before timestamptz NOT NULL,
  status      text        NOT NULL,
  reason      text,
  reached_by  text,                 -- which contact could not be reached: another one may be
  channel     text,
  address     text,
  body        text,
  sent_at     timestamptz,
  place       text,                 -- the channel's end at which it is being sent
  attempts    integer     NOT NULL,
  lease_until timestamptz           -- by the machine's clock
);
CREATE UNIQUE INDEX reminders_once ON reminders (group_id, patient_id, plan_key) WHERE status IN ('planned', 'sending', 'sent');
CREATE INDEX reminders_of_patient ON reminders (group_id, patient_id, due_at);
CREATE INDEX reminders_open ON reminders (due_at) WHERE status IN ('planned', 'sending');
CREATE INDEX reminders_of_clinic ON reminders (clinic_id, due_at, reminder_id);

CREATE TABLE reminder_parts (
  reminder_id    uuid    NOT NULL REFERENCES reminders ON DELETE CASCADE,
  ordinal        integer NOT NULL,
  kind           text    NOT NULL,
  identity       text    NOT NULL,
  session_id     uuid    NOT NULL,
  follow_up_id   uuid,
  course_id      uuid,
  treatment_week integer,
  version        bigint,
  starts_at      timestamptz,
  previous_at    timestamptz,
  PRIMARY KEY (reminder_id, ordinal)
);
CREATE INDEX reminder_parts_of_session ON reminder_parts (session_id);

-- Numbers; taken before a number's texts are counted.
CREATE TABLE numbers (
  group_id text   NOT NULL,
  number   text   NOT NULL,
  version  bigint NOT NULL,
  PRIMARY KEY (group_id, number)
);

-- The texts that went to a number, one a civil day of the called party; more only over the budget.
CREATE TABLE texts (
  reminder_id uuid    PRIMARY KEY,
  group_id    text    NOT NULL,
  number      text    NOT NULL,
  day         date    NOT NULL,
  over_budget boolean NOT NULL
);
CREATE UNIQUE INDEX one_text_a_day ON texts (group_id, number, day) WHERE NOT over_budget;
CREATE INDEX texts_of_number ON texts (group_id, number, day);

-- Who asked for no more messages, and who asked for them again. Nothing is ever changed or deleted.
CREATE TABLE opt_outs (
  group_id  text        NOT NULL,
  number    text        NOT NULL,
  seq       bigint      NOT NULL,
  action    text        NOT NULL, -- out or in
  channel   text        NOT NULL,
  scope     text        NOT NULL,
  source    text        NOT NULL,
  said_by   text        NOT NULL,
  clinic_id text        NOT NULL,
  at        timestamptz NOT NULL,
  PRIMARY KEY (group_id, number, seq)
);

-- Signatures of inbound texts, kept while their timestamp would still be accepted.
CREATE TABLE inbound_signatures (
  signature   text        PRIMARY KEY,
  received_at timestamptz NOT NULL -- by the machine's clock
);
