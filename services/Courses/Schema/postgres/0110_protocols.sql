-- A clinic's own protocols. Every version stays: courses are pinned to the one they were booked by.
CREATE TABLE protocols (
  clinic_id   text    NOT NULL REFERENCES clinics,
  protocol_id text    NOT NULL,
  version     integer NOT NULL,
  body        text    NOT NULL, -- the protocol as JSON
  PRIMARY KEY (clinic_id, protocol_id, version)
);
