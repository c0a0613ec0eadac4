-- What the record is searched by. Filled about a second behind the record (services/recovery/record/auditindex), in steps and in order, so
-- that appending stays one row in one table; entries of before this file come in the same way. All of it can be made anew from
-- audit_entries and drafts.
CREATE TABLE audit_indexed(id INTEGER PRIMARY KEY CHECK(id = 1), next INTEGER NOT NULL /* every entry below it is in the tables that follow */);
INSERT INTO audit_indexed(id, next) VALUES(1, 0);

-- value: of the entry's cart in minor units of its own currency, as it stood when the entry was indexed.
CREATE TABLE audit_facts(idx INTEGER PRIMARY KEY, at INTEGER NOT NULL, value INTEGER);

-- rowid = audit_entries.idx. Folded words of the entry, and its fields as tokens "a=decision.accepted", "p=<actor>" (auditwords.h); only
-- ids, digests and names of rules, as in the entries themselves.
CREATE VIRTUAL TABLE audit_words USING fts5(words, content='', detail='none', columnsize=0, tokenize="ascii tokenchars '=._:/-'");
-- Words without digits, for beginnings of words: the index alone would join the hits of everything that begins so before the first is told.
CREATE TABLE audit_terms(word TEXT PRIMARY KEY) WITHOUT ROWID;

-- Entries per hour of their own time (UTC hours since 1970), the first and the last of them in the record.
CREATE TABLE audit_hours(hour INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL, entries INTEGER NOT NULL);

-- The ways back from what other systems call a message, an order or a code.
CREATE INDEX sends_provider ON sends(provider_id) WHERE provider_id <> '';
CREATE INDEX sends_draft ON sends(draft_id);
CREATE INDEX outcomes_order ON outcomes(order_id) WHERE order_id IS NOT NULL;
CREATE INDEX orders_code ON orders(discount_code) WHERE discount_code <> '';
-- Codes that were offered, taken from the draft when its offer is indexed: an index over drafts would read every draft's body on each change.
CREATE TABLE audit_codes(code TEXT NOT NULL, draft_id TEXT NOT NULL, PRIMARY KEY(code, draft_id)) WITHOUT ROWID;
