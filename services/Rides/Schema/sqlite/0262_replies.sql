-- The texts that came in: their words are for the staff and for the record of a consent.
CREATE TABLE replies (
  reply_id    text        PRIMARY KEY,
  clinic_id   text        NOT NULL, -- to which it was sent
  group_id    text        NOT NULL,
  number      text        NOT NULL,
  received_at text NOT NULL,
  body        text        NOT NULL,
  understood  text        NOT NULL,
  reminder_id text                  -- whose question it answers
);
CREATE INDEX replies_of_group ON replies (group_id, received_at, reply_id);
CREATE INDEX replies_of_number ON replies (group_id, number, received_at);

-- What was asked of a number last.
CREATE INDEX reminders_of_address ON reminders (group_id, address, sent_at);

-- A re-consent is kept with its words; a number whose holder is not the patient is marked.
ALTER TABLE opt_outs ADD COLUMN words text;
ALTER TABLE numbers ADD COLUMN invalid_since text;
