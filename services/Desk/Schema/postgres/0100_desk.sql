-- People who work at the Desk. The first link needs no account; a password is chosen by whom it belongs to.
CREATE TABLE accounts (
  account_id    uuid        PRIMARY KEY,
  name          text        NOT NULL UNIQUE, -- what is typed at sign-in, in lower case
  display_name  text        NOT NULL,
  roles         text        NOT NULL, -- separated by spaces, as are clinics
  clinics       text        NOT NULL,
  password      text,                 -- a hash; null until one was chosen
  failures      integer     NOT NULL, -- wrong passwords since the last right one
  locked_until  timestamptz,
  closed_at     timestamptz,
  created_at    timestamptz NOT NULL,
  version       bigint      NOT NULL
);

-- Each lets one person in, once. Only the hash of what is in the link is here.
CREATE TABLE sign_in_links (
  hash       text        PRIMARY KEY,
  account_id uuid        REFERENCES accounts, -- null: the owner of the installation
  expires_at timestamptz NOT NULL
);

CREATE TABLE web_sessions (
  web_session_id uuid        PRIMARY KEY,
  hash           text        NOT NULL UNIQUE, -- of what is in the cookie
  account_id     uuid        REFERENCES accounts,
  browser        text        NOT NULL,
  started_at     timestamptz NOT NULL,
  seen_at        timestamptz NOT NULL,
  ends_at        timestamptz NOT NULL
);
CREATE INDEX web_sessions_of_account ON web_sessions (account_id);

-- How often something has happened at a clinic: open pages watch it.
CREATE TABLE clinic_changes (
  clinic_id text   PRIMARY KEY,
  changes   bigint NOT NULL
);

-- The last thing a course told: the handle by which its last command is taken back while there is time.
CREATE TABLE course_news (
  course_id uuid        PRIMARY KEY,
  clinic_id text        NOT NULL,
  event_id  uuid        NOT NULL,
  heard_at  timestamptz NOT NULL
);
CREATE INDEX course_news_by_time ON course_news (heard_at);
