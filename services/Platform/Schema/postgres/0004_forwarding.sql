-- Where an event goes that does not go to the exchange of its kind, and why the last attempt failed.
ALTER TABLE outbox ADD COLUMN address text;
ALTER TABLE outbox ADD COLUMN failure text;
CREATE INDEX outbox_parked ON outbox (parked_at) WHERE parked_at IS NOT NULL;
