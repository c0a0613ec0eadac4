-- The console's own file. Sealed columns are base64 of XChaCha20-Poly1305 under this device's store key, context = the row's id;
-- times are UTC milliseconds. Nothing personal stands unsealed but what decisions.body explains.
CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- summary, detail: DraftSummary and Draft as JSON, sealed. visible: in this person's queue as this console shows it.
-- hidden_by: the own decision that took it out of the queue; hidden_until: when it comes back by itself. full_sync: the download that saw it.
CREATE TABLE drafts(
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, state TEXT NOT NULL, revision INTEGER NOT NULL, stake INTEGER NOT NULL,
    cold_at INTEGER NOT NULL, created_at INTEGER NOT NULL, visible INTEGER NOT NULL, hidden_by TEXT NOT NULL DEFAULT '', hidden_until INTEGER,
    full_sync INTEGER NOT NULL DEFAULT 0, summary TEXT NOT NULL, detail TEXT NOT NULL);
CREATE INDEX drafts_stake ON drafts(visible, stake DESC, id);
CREATE INDEX drafts_cold ON drafts(visible, cold_at, id);
CREATE INDEX drafts_recent ON drafts(visible, created_at DESC, id);
CREATE INDEX drafts_hidden ON drafts(hidden_until) WHERE hidden_until IS NOT NULL;
CREATE VIRTUAL TABLE draft_text USING fts5(words, tokenize='unicode61 remove_diacritics 2');

-- What was decided here. place: words of DecisionRecord::Place. title: sealed. body: the Decision that travels, until it was answered, then
-- empty; sealed (body_sealed = 1) where the store key outlives the program. Without a keychain it must outlive its key, so that no decision
-- is lost: it then stands unsealed for as long as it is unsent (it names nobody but what a reviewer typed themselves).
CREATE TABLE decisions(
    id TEXT PRIMARY KEY, draft_id TEXT NOT NULL, revision INTEGER NOT NULL, verdict TEXT NOT NULL, until INTEGER, place TEXT NOT NULL,
    title TEXT NOT NULL, body TEXT NOT NULL, body_sealed INTEGER NOT NULL, why TEXT NOT NULL DEFAULT '', failing TEXT NOT NULL DEFAULT '[]',
    undo_asked INTEGER NOT NULL DEFAULT 0, dismissed INTEGER NOT NULL DEFAULT 0, hold_until INTEGER, decided_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX decisions_recent ON decisions(decided_at DESC);
CREATE INDEX decisions_draft ON decisions(draft_id);

-- What waits to leave, oldest first. kind: decide, undo. next_at: not before.
CREATE TABLE outbox(
    seq INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, decision_id TEXT NOT NULL, draft_id TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
    next_at INTEGER NOT NULL DEFAULT 0, UNIQUE(kind, decision_id));
