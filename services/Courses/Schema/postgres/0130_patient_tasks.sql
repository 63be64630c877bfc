-- What a person must see to about a patient's messages; another service's, kept here for the worklist.
CREATE TABLE patient_tasks (
  task_id         uuid        PRIMARY KEY,
  clinic_id       text        NOT NULL,
  patient_id      text        NOT NULL,
  kind            text        NOT NULL,
  reason          text        NOT NULL,
  status          text        NOT NULL,
  due_at          timestamptz NOT NULL,
  session_ids     text        NOT NULL, -- JSON
  preferred_dates text        NOT NULL, -- JSON
  version         bigint      NOT NULL
);
CREATE INDEX patient_tasks_open ON patient_tasks (clinic_id) WHERE status = 'open';
