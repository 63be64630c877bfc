-- API keys: with the owner the keys themselves, elsewhere a copy kept from events. Only the hash of a secret is ever here.
CREATE TABLE access_keys (
  id         uuid        PRIMARY KEY,
  name       text        NOT NULL,
  hash       text        NOT NULL,
  roles      text        NOT NULL, -- separated by spaces, as are clinics and scopes
  clinics    text        NOT NULL,
  scopes     text        NOT NULL,
  created_at timestamptz NOT NULL,
  revoked_at timestamptz,
  version    bigint      NOT NULL
);
