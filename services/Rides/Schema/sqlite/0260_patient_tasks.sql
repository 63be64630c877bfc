-- What a person must see to about a patient's messages. What was said and noted is for whoever looks and travels nowhere.
CREATE TABLE patient_tasks (
  task_id         text        PRIMARY KEY,
  clinic_id       text        NOT NULL,
  group_id        text        NOT NULL,
  patient_id      text        NOT NULL,
  version         integer     NOT NULL,
  kind            text        NOT NULL,
  reason          text        NOT NULL,
  about           text        NOT NULL, -- a session's id, a reminder's, or nothing
  status          text        NOT NULL, -- open or done
  due_at          text        NOT NULL,
  opened_at       text        NOT NULL,
  session_ids     text        NOT NULL, -- separated by commas
  preferred_dates text        NOT NULL, -- separated by commas
  said            text,                 -- what the patient wrote
  done_at         text       ,
  done_by         text,
  note            text
);
CREATE UNIQUE INDEX one_open_task ON patient_tasks (group_id, patient_id, kind, reason, about) WHERE status = 'open';
CREATE INDEX patient_tasks_of_clinic ON patient_tasks (clinic_id, due_at, task_id);
