-- Events on their way out. seq is the outbox's own order; an id is never an order.
CREATE TABLE outbox (
  seq          integer PRIMARY KEY AUTOINCREMENT,
  id           text    NOT NULL,
  type         text    NOT NULL,
  routing_key  text    NOT NULL,
  source       text    NOT NULL,
  subject      text    NOT NULL,
  time         text    NOT NULL,
  trace_parent text,
  body         text    NOT NULL,
  attempts     integer NOT NULL DEFAULT 0,
  due_at       text    NOT NULL DEFAULT '', -- by the machine's clock: leased or put off until then
  done_at      text,
  parked_at    text
);
CREATE INDEX outbox_open ON outbox (seq) WHERE done_at IS NULL AND parked_at IS NULL;
CREATE INDEX outbox_done ON outbox (done_at) WHERE done_at IS NOT NULL;

-- Events a consumer has dealt with.
CREATE TABLE inbox (
  event_id    text NOT NULL,
  consumer    text NOT NULL,
  received_at text NOT NULL,
  PRIMARY KEY (event_id, consumer)
) WITHOUT ROWID;
CREATE INDEX inbox_old ON inbox (received_at);
