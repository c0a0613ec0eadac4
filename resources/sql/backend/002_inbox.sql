-- A webhook is answered once its event is kept; what it means for carts, customers and orders is worked in ("folded") after that, strictly
-- in the order of seq. Events after inbox.folded still wait.
CREATE TABLE inbox(id INTEGER PRIMARY KEY CHECK(id = 1), folded INTEGER NOT NULL);
INSERT INTO inbox(id, folded) SELECT 1, coalesce(max(seq), 0) FROM events;

-- Two rows per folded event: a repeated delivery has its webhook id or its body in common with an earlier one.
CREATE TABLE event_keys(key TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT OR IGNORE INTO event_keys(key) SELECT 'w ' || shop_id || ' ' || webhook_id FROM events;
INSERT OR IGNORE INTO event_keys(key) SELECT 'b ' || shop_id || ' ' || topic || ' ' || substr(body_hash, 1, 32) FROM events;

-- Which cart an event speaks of, known when it is folded.
CREATE TABLE event_carts(cart_id TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY(cart_id, seq)) WITHOUT ROWID;
INSERT INTO event_carts(cart_id, seq) SELECT cart_id, seq FROM events WHERE cart_id IS NOT NULL;

-- A kept event is one row at the end of one table: nothing else is written before the answer.
DROP INDEX events_webhook;
DROP INDEX events_body;
DROP INDEX events_cart;
ALTER TABLE events DROP COLUMN cart_id;
ALTER TABLE events ADD COLUMN triggered_at INTEGER NOT NULL DEFAULT 0;
