-- The queue at any size, and what one person does in it.

-- One narrow row per draft that people can decide: all that filters, orders and groups look at. seq, id: those of the draft.
-- waiting_since: queued at, or created at where the backend did not say. value: minor units. flags: bits of QueueFlag (queueindex.h).
-- kind: reason, channel, language, shop, currency, offer words, assigned person, assigned role, joined by U+001F. It names no customer.
CREATE TABLE queue(
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL, stake INTEGER NOT NULL, cold_at INTEGER NOT NULL, waiting_since INTEGER NOT NULL,
    value INTEGER NOT NULL, flags INTEGER NOT NULL, kind TEXT NOT NULL);
CREATE INDEX queue_stake ON queue(stake DESC, id);
CREATE INDEX queue_cold ON queue(cold_at, id);
CREATE INDEX queue_waiting ON queue(waiting_since, id);
DROP INDEX drafts_stake;
DROP INDEX drafts_cold;
DROP INDEX drafts_recent;

-- seen: opened here by this person.
ALTER TABLE drafts ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;

-- The same words as before, in a form that finds the first letters of a word among a million drafts.
CREATE VIRTUAL TABLE draft_words USING fts5(words, tokenize='unicode61 remove_diacritics 2', prefix='1 2', detail='none');
INSERT INTO draft_words(rowid, words) SELECT rowid, words FROM draft_text;
DROP TABLE draft_text;

-- Drafts that this person skipped, at which revision. unfinished: an edit begun, sealed with the draft's id as context.
CREATE TABLE skips(draft_id TEXT PRIMARY KEY, revision INTEGER NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE unfinished(draft_id TEXT PRIMARY KEY, revision INTEGER NOT NULL, content TEXT NOT NULL, at INTEGER NOT NULL);

-- The draft as it stood when it was decided, as sealed in drafts.detail, until the decision is final or its conflict dismissed.
CREATE TABLE decided_drafts(decision_id TEXT PRIMARY KEY, draft_id TEXT NOT NULL, detail TEXT NOT NULL);

-- batch: decisions of one act share it. active_ms: -1 where the window told nothing. as_composed: nobody had edited the draft.
ALTER TABLE decisions ADD COLUMN batch TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN reason_code TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN active_ms INTEGER NOT NULL DEFAULT -1;
ALTER TABLE decisions ADD COLUMN read_to_end INTEGER NOT NULL DEFAULT 0;
ALTER TABLE decisions ADD COLUMN as_composed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX decisions_place ON decisions(place, dismissed, decided_at);
CREATE INDEX decisions_batch ON decisions(batch, decided_at) WHERE batch <> '';
CREATE INDEX outbox_draft ON outbox(draft_id, seq);
