-- A plan whose chairs are kept for a few minutes while somebody decides; deleted when it is confirmed, replaced or over.
CREATE TABLE holds (
  hold_id    text PRIMARY KEY,
  clinic_id  text NOT NULL REFERENCES clinics,
  group_id   text NOT NULL,
  patient_id text NOT NULL,
  expires_at text NOT NULL,
  body       text NOT NULL, -- JSON: the request and the plan as it was shown
  UNIQUE (group_id, patient_id)
);
CREATE INDEX holds_by_expiry ON holds (expires_at);

CREATE TABLE hold_places (
  hold_id    text NOT NULL REFERENCES holds ON DELETE CASCADE,
  clinic_id  text NOT NULL,
  patient_id text NOT NULL,
  day        text NOT NULL,
  chair_id   text NOT NULL,
  starts_at  text NOT NULL,
  ends_at    text NOT NULL,
  free_at    text NOT NULL, -- the end and the turnover
  expires_at text NOT NULL, -- the hold's: whoever reads after it passes the place over
  PRIMARY KEY (hold_id, day),
  CHECK (free_at > starts_at)
);
CREATE INDEX hold_places_of_clinic_day ON hold_places (clinic_id, day);

-- What an exclusion constraint does elsewhere; places are inserted and deleted, never moved.
CREATE TRIGGER a_chair_is_held_for_one_at_a_time BEFORE INSERT ON hold_places
BEGIN
  SELECT RAISE(ABORT, 'a_chair_is_held_for_one_at_a_time') WHERE EXISTS (
    SELECT 1 FROM hold_places h
    WHERE h.clinic_id = NEW.clinic_id AND h.day BETWEEN date(NEW.day, '-1 day') AND date(NEW.day, '+1 day') AND h.chair_id = NEW.chair_id
      AND h.starts_at < NEW.free_at AND h.free_at > NEW.starts_at);
END;
-- What is booked is never held. The other way round only the clinic's turn can say: whether a hold is over is not known here.
CREATE TRIGGER what_is_booked_is_never_held BEFORE INSERT ON hold_places
BEGIN
  SELECT RAISE(ABORT, 'what_is_booked_is_never_held') WHERE EXISTS (
    SELECT 1 FROM sessions s
    WHERE s.clinic_id = NEW.clinic_id AND s.day BETWEEN date(NEW.day, '-1 day') AND date(NEW.day, '+1 day') AND s.chair_id = NEW.chair_id AND s.holds_chair
      AND s.starts_at < NEW.free_at AND s.free_at > NEW.starts_at);
END;
