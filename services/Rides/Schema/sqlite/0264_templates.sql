-- A clinic's own words. A version is never changed: a message that was sent keeps the name and the version of what it was written from.
CREATE TABLE templates (
  clinic_id   text        NOT NULL,
  kind        text        NOT NULL,
  language    text        NOT NULL,
  protocol_id text        NOT NULL, -- empty: for the visits of every protocol
  version     integer     NOT NULL,
  text        text,                 -- null: back to the shipped words
  changed_at  text        NOT NULL,
  changed_by  text        NOT NULL,
  PRIMARY KEY (clinic_id, kind, language, protocol_id, version)
);

ALTER TABLE reminders ADD COLUMN template_id text;
ALTER TABLE reminders ADD COLUMN template_version integer;
ALTER TABLE sessions ADD COLUMN protocol_id text;
