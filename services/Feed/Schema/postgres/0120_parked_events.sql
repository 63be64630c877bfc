-- Events that a consumer of some service gave up on, taken from the broker; by the machine's clock.
CREATE TABLE parked_events (
  parked_id   uuid        PRIMARY KEY,
  clinic_id   text        NOT NULL,
  queue       text        NOT NULL, -- of the consumer that gave up
  event_id    uuid        NOT NULL,
  type        text        NOT NULL,
  source      text        NOT NULL,
  subject     text        NOT NULL,
  time        timestamptz NOT NULL,
  body        text        NOT NULL,
  reason      text        NOT NULL,
  times       integer     NOT NULL, -- given up on
  parked_at   timestamptz NOT NULL,
  redriven_at timestamptz,          -- sent to its consumer again; null while it waits for a person
  UNIQUE (event_id, queue)
);
CREATE INDEX parked_events_open ON parked_events (clinic_id, parked_at);
