-- Links to patients' pages. Of what opens a page only the hash is kept.
CREATE TABLE patient_links (
  link_id    uuid        PRIMARY KEY,
  clinic_id  text        NOT NULL,
  group_id   text        NOT NULL,
  patient_id text        NOT NULL,
  made_for   text        NOT NULL, -- desk or message
  token_hash text        NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz
);
CREATE INDEX patient_links_of_patient ON patient_links (group_id, patient_id, created_at);
