-- Working on one queue together. What the wide rows of drafts would make slow to reach stands in tables of its own.

-- What people said about a draft. sealed: the text under the subject's key, context = id; empty once its customer was erased.
CREATE TABLE comments(
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, draft_id TEXT NOT NULL, person_id TEXT NOT NULL, sealed TEXT NOT NULL,
    mentions TEXT NOT NULL DEFAULT '[]' /* JSON array of person ids */, objection INTEGER NOT NULL DEFAULT 0, created_at INTEGER NOT NULL,
    resolved_at INTEGER, resolved_by TEXT NOT NULL DEFAULT '');
CREATE INDEX comments_draft ON comments(draft_id);

-- One row per draft that has any of it: who it was given to (at most one of both), its comments and those that are open objections.
CREATE TABLE draft_team(
    draft_id TEXT PRIMARY KEY, assignee_person TEXT NOT NULL DEFAULT '', assignee_role TEXT NOT NULL DEFAULT '',
    comments INTEGER NOT NULL DEFAULT 0, objections INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;

-- What a decision took its maker (JSON of Effort, empty when not told), and the one act it was part of.
ALTER TABLE decisions ADD COLUMN effort TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN batch TEXT NOT NULL DEFAULT '';
CREATE INDEX decisions_batch ON decisions(batch) WHERE batch <> '';
CREATE INDEX decisions_person ON decisions(person_id, created_at);
CREATE INDEX decisions_rejected ON decisions(created_at, reason_code) WHERE verdict = 'reject';

-- Saved views of the queue: a person's own, and those shared with everyone. view: SavedView as JSON.
CREATE TABLE views(id TEXT PRIMARY KEY, owner TEXT NOT NULL, shared INTEGER NOT NULL DEFAULT 0, view TEXT NOT NULL, updated_at INTEGER NOT NULL)
    WITHOUT ROWID;
CREATE INDEX views_owner ON views(owner);

-- Known-answer drafts: which fault was planted, and how it was answered. No row is told to anyone before answered_at is set.
CREATE TABLE seeded(
    draft_id TEXT PRIMARY KEY, fault TEXT NOT NULL, planted TEXT NOT NULL /* the words that are wrong */, made_at INTEGER NOT NULL,
    answered_at INTEGER, person_id TEXT NOT NULL DEFAULT '', decision_id TEXT NOT NULL DEFAULT '', found INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE INDEX seeded_decision ON seeded(decision_id) WHERE decision_id <> '';
CREATE INDEX seeded_person ON seeded(person_id, answered_at) WHERE person_id <> '';
