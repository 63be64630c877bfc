-- Days on which a clinic is closed by announcement: they are no open days for whoever needs notice.
CREATE TABLE ride_closures (
  clinic_id text    NOT NULL,
  subject   text    NOT NULL, -- the closure and the date
  version   integer NOT NULL,
  day       text    NOT NULL,
  is_closed integer NOT NULL,
  PRIMARY KEY (clinic_id, subject)
);
