-- One row a clinic: whoever gives sequence numbers holds it until the commit, so that a number is never seen before a smaller one.
CREATE TABLE clinic_turns (
  clinic_id     text   PRIMARY KEY,
  last_seq      bigint NOT NULL, -- the last number given
  forgotten_seq bigint NOT NULL DEFAULT 0 -- events up to here are no longer kept
);

CREATE TABLE events (
  clinic_id   text        NOT NULL,
  seq         bigint      NOT NULL,
  id          uuid        NOT NULL,
  type        text        NOT NULL,
  source      text        NOT NULL,
  subject     text        NOT NULL,
  time        timestamptz NOT NULL,
  data        text        NOT NULL, -- as it came, byte for byte
  public_data text,                 -- without clinical detail; null where there is none in it
  kept_at     timestamptz NOT NULL,
  PRIMARY KEY (clinic_id, seq)
);
CREATE UNIQUE INDEX events_once ON events (id);
CREATE INDEX events_old ON events (kept_at);
