-- People who work at the Desk. The first link needs no account; a password is chosen by whom it belongs to.
CREATE TABLE accounts (
  account_id    text    PRIMARY KEY,
  name          text    NOT NULL UNIQUE, -- what is typed at sign-in, in lower case
  display_name  text    NOT NULL,
  roles         text    NOT NULL, -- separated by spaces, as are clinics
  clinics       text    NOT NULL,
  password      text,             -- a hash; null until one was chosen
  failures      integer NOT NULL, -- wrong passwords since the last right one
  locked_until  text,
  closed_at     text,
  created_at    text    NOT NULL,
  version       integer NOT NULL
) WITHOUT ROWID;

-- Each lets one person in, once. Only the hash of what is in the link is here.
CREATE TABLE sign_in_links (
  hash       text PRIMARY KEY,
  account_id text REFERENCES accounts, -- null: the owner of the installation
  expires_at text NOT NULL
) WITHOUT ROWID;

CREATE TABLE web_sessions (
  web_session_id text PRIMARY KEY,
  hash           text NOT NULL UNIQUE, -- of what is in the cookie
  account_id     text REFERENCES accounts,
  browser        text NOT NULL,
  started_at     text NOT NULL,
  seen_at        text NOT NULL,
  ends_at        text NOT NULL
) WITHOUT ROWID;
CREATE INDEX web_sessions_of_account ON web_sessions (account_id);

-- How often something has happened at a clinic: open pages watch it.
CREATE TABLE clinic_changes (
  clinic_id text    PRIMARY KEY,
  changes   integer NOT NULL
) WITHOUT ROWID;

-- The last thing a course told: the handle by which its last command is taken back while there is time.
CREATE TABLE course_news (
  course_id text PRIMARY KEY,
  clinic_id text NOT NULL,
  event_id  text NOT NULL,
  heard_at  text NOT NULL
) WITHOUT ROWID;
CREATE INDEX course_news_by_time ON course_news (heard_at);
