-- A plan whose chairs are kept for a few minutes while somebody decides; deleted when it is confirmed, replaced or over.
CREATE TABLE holds (
  hold_id    uuid        PRIMARY KEY,
  clinic_id  text        NOT NULL REFERENCES clinics,
  group_id   text        NOT NULL,
  patient_id text        NOT NULL,
  expires_at timestamptz NOT NULL,
  body       text        NOT NULL, -- JSON: the request and the plan as it was shown
  UNIQUE (group_id, patient_id)
);
CREATE INDEX holds_by_expiry ON holds (expires_at);

CREATE TABLE hold_places (
  hold_id    uuid        NOT NULL REFERENCES holds ON DELETE CASCADE,
  clinic_id  text        NOT NULL,
  patient_id text        NOT NULL,
  day        date        NOT NULL,
  chair_id   text        NOT NULL,
  starts_at  timestamptz NOT NULL,
  ends_at    timestamptz NOT NULL,
  free_at    timestamptz NOT NULL, -- the end and the turnover
  expires_at timestamptz NOT NULL, -- the hold's: whoever reads after it passes the place over
  PRIMARY KEY (hold_id, day),
  CHECK (free_at > starts_at),
  CONSTRAINT a_chair_is_held_for_one_at_a_time
    EXCLUDE USING gist (clinic_id WITH =, chair_id WITH =, tstzrange(starts_at, free_at) WITH &&)
);
CREATE INDEX hold_places_of_clinic_day ON hold_places (clinic_id, day);

-- What is booked is never held. The other way round only the clinic's turn can say: whether a hold is over is not known here.
CREATE FUNCTION what_is_booked_is_never_held() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM sessions s
    WHERE s.clinic_id = NEW.clinic_id AND s.chair_id = NEW.chair_id AND s.holds_chair
      AND tstzrange(s.starts_at, s.free_at) && tstzrange(NEW.starts_at, NEW.free_at)) THEN
    RAISE EXCEPTION 'what_is_booked_is_never_held' USING ERRCODE = 'exclusion_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER what_is_booked_is_never_held BEFORE INSERT ON hold_places
  FOR EACH ROW EXECUTE FUNCTION what_is_booked_is_never_held();
