-- Days on which a clinic is closed by announcement: they are no open days for whoever needs notice.
CREATE TABLE ride_closures (
  clinic_id text    NOT NULL,
  subject   text    NOT NULL, -- the closure and the date
  version   bigint NOT NULL,
  day       date    NOT NULL,
  is_closed boolean NOT NULL,
  PRIMARY KEY (clinic_id, subject)
);
