-- Where events are sent. Leases, retries and what is said of failures are by the machine's clock.
CREATE TABLE webhooks (
  clinic_id      text        NOT NULL,
  webhook_id     text        NOT NULL,
  version        integer     NOT NULL,
  url            text        NOT NULL,
  types          text        NOT NULL, -- beginnings of types, separated by spaces; empty is all
  secret         text        NOT NULL, -- sealed
  is_clinical    integer     NOT NULL,
  status         text        NOT NULL, -- active or disabled
  reason         text,                 -- why it is disabled
  created_at     text        NOT NULL,
  delivered_at   text       ,          -- the last success
  failing_since  text       ,
  failures       integer     NOT NULL DEFAULT 0, -- in a row
  retry_at       text       ,          -- nothing is sent before, while it fails
  PRIMARY KEY (clinic_id, webhook_id)
);

CREATE TABLE deliveries (
  clinic_id    text        NOT NULL,
  webhook_id   text        NOT NULL,
  seq          integer     NOT NULL,
  status       text        NOT NULL, -- waiting, delivered or parked
  attempts     integer     NOT NULL DEFAULT 0,
  due_at       text        NOT NULL, -- leased or put off until then
  begun_at     text        NOT NULL,
  settled_at   text       ,
  answer       text,                 -- what came of the last attempt
  PRIMARY KEY (clinic_id, webhook_id, seq),
  FOREIGN KEY (clinic_id, webhook_id) REFERENCES webhooks (clinic_id, webhook_id) ON DELETE CASCADE
);
CREATE INDEX deliveries_due ON deliveries (clinic_id, webhook_id, due_at) WHERE status = 'waiting';
CREATE INDEX deliveries_settled ON deliveries (settled_at) WHERE status = 'delivered';
