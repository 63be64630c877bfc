-- Events on their way out. seq is the outbox's own order; an id is never an order.
CREATE TABLE outbox (
  seq          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id           uuid        NOT NULL,
  type         text        NOT NULL,
  routing_key  text        NOT NULL,
  source       text        NOT NULL,
  subject      text        NOT NULL,
  time         timestamptz NOT NULL,
  trace_parent text,
  body         text        NOT NULL,
  attempts     integer     NOT NULL DEFAULT 0,
  due_at       timestamptz NOT NULL DEFAULT '-infinity', -- by the machine's clock: leased or put off until then
  done_at      timestamptz,
  parked_at    timestamptz
);
CREATE INDEX outbox_open ON outbox (seq) WHERE done_at IS NULL AND parked_at IS NULL;
CREATE INDEX outbox_done ON outbox (done_at) WHERE done_at IS NOT NULL;

-- Events a consumer has dealt with.
CREATE TABLE inbox (
  event_id    uuid        NOT NULL,
  consumer    text        NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (event_id, consumer)
);
CREATE INDEX inbox_old ON inbox (received_at);
