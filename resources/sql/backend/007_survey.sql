-- The survey after a cart that did not come back: one row per survey draft. token_hash: SHA-256 of the link's token, so that whoever reads
-- this file can answer for nobody. inferred: what was diagnosed when the cart was left. sealed: the customer's own words under their key,
-- context = draft id. words_reason: what was read out of them, words_by whom ('model', 'words' = the built-in dictionary), words_why why not
-- by the model. What counts is the first of corrected, choice and words_reason that is not empty.
CREATE TABLE surveys(
    draft_id TEXT PRIMARY KEY, token_hash TEXT NOT NULL UNIQUE, cart_id TEXT NOT NULL, shop_id TEXT NOT NULL, subject_id TEXT NOT NULL,
    channel TEXT NOT NULL, language TEXT NOT NULL, inferred TEXT NOT NULL, inferred_bp INTEGER NOT NULL, made_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL, answered_at INTEGER, choice TEXT NOT NULL DEFAULT '', sealed TEXT NOT NULL DEFAULT '',
    words_reason TEXT NOT NULL DEFAULT '', words_by TEXT NOT NULL DEFAULT '', words_why TEXT NOT NULL DEFAULT '',
    corrected TEXT NOT NULL DEFAULT '', corrected_by TEXT NOT NULL DEFAULT '' /* person */, corrected_at INTEGER) WITHOUT ROWID;
CREATE INDEX surveys_subject ON surveys(subject_id, made_at);
CREATE INDEX surveys_cart ON surveys(cart_id);
CREATE INDEX surveys_answered ON surveys(answered_at, draft_id) WHERE answered_at IS NOT NULL;

-- Which kind of draft a prompt writes.
ALTER TABLE prompts ADD COLUMN kind TEXT NOT NULL DEFAULT 'recovery';
