-- Days, or a part of each, on which a clinic, a chair or its prescribers are not there, by announcement; deleted when it is lifted.
CREATE TABLE closures (
  closure_id uuid        PRIMARY KEY,
  clinic_id  text        NOT NULL REFERENCES clinics,
  from_day   date        NOT NULL,
  to_day     date        NOT NULL,
  from_time  time, -- null is the beginning of each of the days
  to_time    time, -- null is its end
  what       text        NOT NULL,
  chair_id   text,
  reason     text        NOT NULL, -- as it was written, for schedulers only
  made_at    timestamptz NOT NULL,
  CHECK (to_day >= from_day),
  CHECK ((what = 'chair') = (chair_id IS NOT NULL))
);
CREATE INDEX closures_of_clinic_day ON closures (clinic_id, to_day);
