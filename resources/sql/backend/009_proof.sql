-- Keys: which device a session belongs to, who revoked a key and why, and the log's own key rotated.

-- '' = a session from before this file, or one that never enrolled a key.
ALTER TABLE sessions ADD COLUMN key_id TEXT NOT NULL DEFAULT '';
ALTER TABLE device_keys ADD COLUMN revoked_by TEXT NOT NULL DEFAULT '' /* person */;
ALTER TABLE device_keys ADD COLUMN revoked_why TEXT NOT NULL DEFAULT '' /* lost, replaced, left, other */;
CREATE INDEX device_keys_person ON device_keys(person_id, created_at);
-- What a lost device's person holds is given back at once, without a look at every draft.
CREATE INDEX drafts_leased ON drafts(lease_person) WHERE lease_person <> '';

-- Each link says which key follows which, signed by both (models/domain/tlogrotation.h); the newest one's new key is in force.
CREATE TABLE log_rotations(seq INTEGER PRIMARY KEY, link TEXT NOT NULL, at INTEGER NOT NULL);

-- Breaking the glass: a right taken for half an hour in an emergency. Nobody may unless somebody who manages people allowed it
-- (meta.break_glass = 'allowed').
CREATE TABLE break_glass(
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL, permission TEXT NOT NULL, emergency TEXT NOT NULL, nobody TEXT NOT NULL,
    opened_at INTEGER NOT NULL, until INTEGER NOT NULL, closed_at INTEGER, closed_by TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
CREATE INDEX break_glass_person ON break_glass(person_id, until);
