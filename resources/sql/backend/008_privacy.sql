-- Keeping what is personal no longer than needed, and showing it to nobody without a reason.

-- Since when this customer is being erased: nothing new is begun for them; key and ciphertext go once no message of theirs is on its way.
ALTER TABLE subjects ADD COLUMN erasing_at INTEGER;
CREATE INDEX subjects_erasing ON subjects(erasing_at) WHERE erasing_at IS NOT NULL AND erased_at IS NULL;
CREATE INDEX subjects_erased ON subjects(erased_at) WHERE erased_at IS NOT NULL;

-- What a customer agreed to or took back, each time it was seen. channel: email, sms. source: "webhook:<topic>", "connector:<name>",
-- "enrich", "earlier" (known before this table was). changed_at: as the source says; seen_at: here.
CREATE TABLE consents(
    seq INTEGER PRIMARY KEY, subject_id TEXT NOT NULL, channel TEXT NOT NULL, consent TEXT NOT NULL, source TEXT NOT NULL,
    changed_at INTEGER NOT NULL, seen_at INTEGER NOT NULL);
CREATE INDEX consents_subject ON consents(subject_id, channel, seq);
INSERT INTO consents(subject_id, channel, consent, source, changed_at, seen_at)
    SELECT id, 'email', consent_email, 'earlier', consent_at, consent_at FROM subjects
    WHERE consent_at IS NOT NULL AND consent_email <> 'unknown' AND erased_at IS NULL;
INSERT INTO consents(subject_id, channel, consent, source, changed_at, seen_at)
    SELECT id, 'sms', consent_sms, 'earlier', consent_at, consent_at FROM subjects
    WHERE consent_at IS NOT NULL AND consent_sms <> 'unknown' AND erased_at IS NULL;

-- Who saw whom in clear, and why. note: sealed under the customer's key, context = id; empty once the customer was erased.
CREATE TABLE reveals(
    id TEXT PRIMARY KEY, subject_id TEXT NOT NULL, draft_id TEXT NOT NULL, person_id TEXT NOT NULL, reason TEXT NOT NULL, note TEXT NOT NULL,
    at INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX reveals_subject ON reveals(subject_id);

-- How long each kind of data is kept: Retention as JSON, in force from its version on.
CREATE TABLE retention(version INTEGER PRIMARY KEY, settings TEXT NOT NULL, person_id TEXT NOT NULL, in_force_at INTEGER NOT NULL);

-- Copies of this database that still hold what was erased since. entries: length of the record in the copy. gone_at: the file was deleted.
CREATE TABLE backups(
    id TEXT PRIMARY KEY, file TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, entries INTEGER NOT NULL, made_at INTEGER NOT NULL,
    keep_until INTEGER NOT NULL, gone_at INTEGER) WITHOUT ROWID;
CREATE INDEX backups_kept ON backups(keep_until) WHERE gone_at IS NULL;

-- How far each kind of data was gone through: a row number or an id below which nothing that is due is left. Rows are kept in the order in
-- which they came, so that no index has to be written along with them.
CREATE TABLE retention_marks(kind TEXT PRIMARY KEY, mark TEXT NOT NULL) WITHOUT ROWID;

-- What erasing looks for by draft and by customer.
CREATE INDEX audit_codes_draft ON audit_codes(draft_id);
CREATE INDEX replay_results_of ON replay_results(draft_id);

-- Where the record says that this file was put in the place of a newer one, and who accepted that. kind: restored, accepted.
CREATE TABLE restores(idx INTEGER PRIMARY KEY, kind TEXT NOT NULL);
