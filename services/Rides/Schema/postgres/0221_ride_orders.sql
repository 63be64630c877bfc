-- Rides asked for over a wire, one at a time for a visit.
CREATE TABLE ride_orders (
  order_id    uuid    PRIMARY KEY,
  session_id  uuid    NOT NULL REFERENCES rides ON DELETE CASCADE,
  provider_id text    NOT NULL,
  kind        text    NOT NULL,
  status      text    NOT NULL,
  sequence    bigint NOT NULL, -- of the newest status that the provider told
  is_current  boolean NOT NULL
);
CREATE UNIQUE INDEX ride_orders_current ON ride_orders (session_id) WHERE is_current;

-- What is to be said to a provider, in the order of seq within an order. The call's id is its idempotency key.
CREATE TABLE ride_calls (
  call_id     uuid    PRIMARY KEY,
  order_id    uuid    NOT NULL REFERENCES ride_orders ON DELETE CASCADE,
  seq         integer NOT NULL,
  what        text    NOT NULL,
  body        text    NOT NULL, -- emptied when it was said
  due_at      timestamptz NOT NULL,
  attempts    integer NOT NULL,
  lease_until timestamptz,          -- by the machine's clock
  done_at     timestamptz,
  outcome     text,
  UNIQUE (order_id, seq)
);
CREATE INDEX ride_calls_open ON ride_calls (due_at) WHERE done_at IS NULL;
