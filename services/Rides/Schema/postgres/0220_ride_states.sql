-- What became of each ride, who drives, and when it is looked at next.
ALTER TABLE rides ADD COLUMN session_version bigint NOT NULL DEFAULT 0;        -- of the visit, heard of last
ALTER TABLE rides ADD COLUMN session_status text NOT NULL DEFAULT 'booked';
ALTER TABLE rides ADD COLUMN checked_in boolean NOT NULL DEFAULT false;            -- the driver named at check-in counts once
ALTER TABLE rides ADD COLUMN starts_at timestamptz NOT NULL DEFAULT '2000-01-01T00:00:00Z';
ALTER TABLE rides ADD COLUMN driver_name text;
ALTER TABLE rides ADD COLUMN driver_phone text;
ALTER TABLE rides ADD COLUMN driver_sms_consent boolean NOT NULL DEFAULT false;
ALTER TABLE rides ADD COLUMN is_on_file boolean NOT NULL DEFAULT false;            -- the driver is the contact's and follows it
ALTER TABLE rides ADD COLUMN provider_id text;
ALTER TABLE rides ADD COLUMN released_at timestamptz;                                 -- by the discharge, never by the timetable
ALTER TABLE rides ADD COLUMN risk text;
ALTER TABLE rides ADD COLUMN at_risk_since timestamptz;
ALTER TABLE rides ADD COLUMN watch_for text;                                    -- the deadline that comes next
ALTER TABLE rides ADD COLUMN watch_at timestamptz;
CREATE INDEX rides_to_watch ON rides (watch_at) WHERE watch_at IS NOT NULL;
CREATE INDEX rides_of_patient ON rides (group_id, patient_id, day);

ALTER TABLE ride_changes ADD COLUMN said_by text;

-- What a clinic accepts as a way home, and the days on which it is open. Days and dates are separated by commas.
CREATE TABLE ride_rules (
  clinic_id    text    PRIMARY KEY,
  version      bigint NOT NULL,
  policy       text    NOT NULL,
  closings     text    NOT NULL, -- such as mon=17:00
  closed_dates text    NOT NULL,
  open_dates   text    NOT NULL
);
