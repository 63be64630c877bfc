-- Commands that their callers named (Idempotency-Key) and what was answered. A row without a status is of a command still running, seen by nobody else.
CREATE TABLE attempts (
  principal   text        NOT NULL,
  attempt     text        NOT NULL,
  fingerprint text        NOT NULL,
  expires_at  timestamptz NOT NULL, -- by the machine's clock
  status      integer,
  body        text,
  location    text,
  etag        text,
  is_sealed   boolean     NOT NULL DEFAULT false,
  PRIMARY KEY (principal, attempt)
);
CREATE INDEX attempts_old ON attempts (expires_at);
