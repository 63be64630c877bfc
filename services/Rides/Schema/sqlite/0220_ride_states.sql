-- What became of each ride, who drives, and when it is looked at next.
ALTER TABLE rides ADD COLUMN session_version integer NOT NULL DEFAULT 0;        -- of the visit, heard of last
ALTER TABLE rides ADD COLUMN session_status text NOT NULL DEFAULT 'booked';
ALTER TABLE rides ADD COLUMN checked_in integer NOT NULL DEFAULT 0;             -- the driver named at check-in counts once
ALTER TABLE rides ADD COLUMN starts_at text NOT NULL DEFAULT '2000-01-01T00:00:00.0000000Z';
ALTER TABLE rides ADD COLUMN driver_name text;
ALTER TABLE rides ADD COLUMN driver_phone text;
ALTER TABLE rides ADD COLUMN driver_sms_consent integer NOT NULL DEFAULT 0;
ALTER TABLE rides ADD COLUMN is_on_file integer NOT NULL DEFAULT 0;             -- the driver is the contact's and follows it
ALTER TABLE rides ADD COLUMN provider_id text;
ALTER TABLE rides ADD COLUMN released_at text;                                  -- by the discharge, never by the timetable
ALTER TABLE rides ADD COLUMN risk text;
ALTER TABLE rides ADD COLUMN at_risk_since text;
ALTER TABLE rides ADD COLUMN watch_for text;                                    -- the deadline that comes next
ALTER TABLE rides ADD COLUMN watch_at text;
CREATE INDEX rides_to_watch ON rides (watch_at) WHERE watch_at IS NOT NULL;
CREATE INDEX rides_of_patient ON rides (group_id, patient_id, day);

ALTER TABLE ride_changes ADD COLUMN said_by text;

-- What a clinic accepts as a way home, and the days on which it is open. Days and dates are separated by commas.
CREATE TABLE ride_rules (
  clinic_id    text    PRIMARY KEY,
  version      integer NOT NULL,
  policy       text    NOT NULL,
  closings     text    NOT NULL, -- such as mon=17:00
  closed_dates text    NOT NULL,
  open_dates   text    NOT NULL
);
