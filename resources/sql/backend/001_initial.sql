-- The backend's database. Sealed columns are base64 of XChaCha20-Poly1305; times are UTC milliseconds; ids are UUIDv7 text.
CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE shops(
    id TEXT PRIMARY KEY, settings TEXT NOT NULL, secrets TEXT NOT NULL /* sealed */, state TEXT NOT NULL DEFAULT 'connected',
    created_at INTEGER NOT NULL) WITHOUT ROWID;

-- One row per accepted webhook. body: sealed with the intake key (master key, purpose "events"), context = id.
CREATE TABLE events(
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL, shop_id TEXT NOT NULL, topic TEXT NOT NULL, webhook_id TEXT NOT NULL,
    body_hash TEXT NOT NULL, cart_id TEXT, customer_lookup TEXT /* of events without a cart, so that they can be erased */,
    body TEXT NOT NULL, received_at INTEGER NOT NULL);
CREATE UNIQUE INDEX events_webhook ON events(shop_id, webhook_id);
CREATE UNIQUE INDEX events_body ON events(shop_id, topic, body_hash);
CREATE INDEX events_cart ON events(cart_id) WHERE cart_id IS NOT NULL;
CREATE INDEX events_customer ON events(shop_id, customer_lookup) WHERE customer_lookup IS NOT NULL;

-- What was refused, counted only.
CREATE TABLE counters(day TEXT NOT NULL, shop_id TEXT NOT NULL, name TEXT NOT NULL, value INTEGER NOT NULL,
    PRIMARY KEY(day, shop_id, name)) WITHOUT ROWID;

-- sealed: Cart as JSON under the intake key, context = id. customer_lookup: keyed hash of the customer's id or address.
CREATE TABLE carts(
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, shop_id TEXT NOT NULL, token TEXT NOT NULL, cart_token TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL, value_minor INTEGER NOT NULL, currency TEXT NOT NULL, customer_lookup TEXT NOT NULL DEFAULT '',
    sealed TEXT NOT NULL, source_updated_at INTEGER NOT NULL, visits INTEGER NOT NULL DEFAULT 1, created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL, abandoned_at INTEGER, converted_at INTEGER, order_id TEXT, draft_id TEXT);
CREATE UNIQUE INDEX carts_token ON carts(shop_id, token);
CREATE INDEX carts_cart_token ON carts(shop_id, cart_token) WHERE cart_token <> '';
CREATE INDEX carts_customer ON carts(shop_id, customer_lookup) WHERE customer_lookup <> '';

CREATE TABLE orders(
    shop_id TEXT NOT NULL, order_id TEXT NOT NULL, checkout_token TEXT NOT NULL DEFAULT '', cart_token TEXT NOT NULL DEFAULT '',
    cart_id TEXT, total_minor INTEGER NOT NULL, currency TEXT NOT NULL, discount_code TEXT NOT NULL DEFAULT '', test INTEGER NOT NULL DEFAULT 0,
    ordered_at INTEGER NOT NULL, paid_at INTEGER, cancelled_at INTEGER, PRIMARY KEY(shop_id, order_id)) WITHOUT ROWID;
CREATE INDEX orders_checkout ON orders(shop_id, checkout_token) WHERE checkout_token <> '';
CREATE INDEX orders_cart ON orders(shop_id, cart_token) WHERE cart_token <> '';

-- A customer (shopper). wrapped_key: the person's key sealed under the master key; destroying it is erasing.
CREATE TABLE subjects(
    id TEXT PRIMARY KEY, shop_id TEXT NOT NULL, lookup TEXT NOT NULL, wrapped_key TEXT, arm TEXT NOT NULL DEFAULT '' /* 'holdout' | 'treated' */,
    consent_email TEXT NOT NULL DEFAULT 'unknown', consent_sms TEXT NOT NULL DEFAULT 'unknown', consent_at INTEGER, created_at INTEGER NOT NULL,
    erased_at INTEGER, UNIQUE(shop_id, lookup)) WITHOUT ROWID;
CREATE TABLE vault(subject_id TEXT NOT NULL, field TEXT NOT NULL, sealed TEXT NOT NULL, PRIMARY KEY(subject_id, field)) WITHOUT ROWID;

-- One due piece of work; at most one per stage and entity. fence rises with every claim: a late worker's result is refused.
CREATE TABLE jobs(
    id INTEGER PRIMARY KEY, stage TEXT NOT NULL, entity TEXT NOT NULL, run_at INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
    lease_until INTEGER NOT NULL DEFAULT 0, fence INTEGER NOT NULL DEFAULT 0, last_error TEXT NOT NULL DEFAULT '', failed_at INTEGER);
CREATE UNIQUE INDEX jobs_entity ON jobs(stage, entity);
CREATE INDEX jobs_due ON jobs(run_at) WHERE failed_at IS NULL;

-- body: Draft as JSON without values and names (nothing personal). sealed: {"values":Values,"masked_name":…,"masked_to":…} under the
-- subject's key, context = id. The wide columns stand last, so that a list never follows their overflow pages.
CREATE TABLE drafts(
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL DEFAULT 'recovery', shop_id TEXT NOT NULL, cart_id TEXT NOT NULL,
    subject_id TEXT NOT NULL, state TEXT NOT NULL, revision INTEGER NOT NULL DEFAULT 1, value_minor INTEGER NOT NULL, currency TEXT NOT NULL,
    stake INTEGER NOT NULL DEFAULT 0, reason TEXT NOT NULL DEFAULT '', channel TEXT NOT NULL DEFAULT 'email', language TEXT NOT NULL DEFAULT 'en',
    segment TEXT NOT NULL DEFAULT '', prompt TEXT NOT NULL DEFAULT '', approvals_needed INTEGER NOT NULL DEFAULT 1, approvals_have INTEGER NOT NULL DEFAULT 0,
    checks_failed INTEGER NOT NULL DEFAULT 0, lease_person TEXT NOT NULL DEFAULT '', lease_until INTEGER NOT NULL DEFAULT 0,
    decision_id TEXT, hold_until INTEGER, created_at INTEGER NOT NULL, queued_at INTEGER, cold_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
    summary TEXT NOT NULL DEFAULT '{}', body TEXT NOT NULL DEFAULT '{}', sealed TEXT NOT NULL DEFAULT '');
CREATE INDEX drafts_queue ON drafts(state, stake DESC, id);
CREATE INDEX drafts_recent ON drafts(state, created_at DESC, id);
CREATE INDEX drafts_cold ON drafts(state, cold_at, id);
CREATE INDEX drafts_cart ON drafts(cart_id);
CREATE INDEX drafts_prompt ON drafts(prompt) WHERE decision_id IS NOT NULL;
CREATE INDEX drafts_subject ON drafts(subject_id);
-- rowid = drafts.seq; words are folded and split by the draft store before they come here, each once, between spaces; nothing personal.
CREATE VIRTUAL TABLE draft_text USING fts5(words, tokenize='ascii', detail='none', columnsize=0, prefix='2 3');

CREATE TABLE revisions(
    draft_id TEXT NOT NULL, revision INTEGER NOT NULL, author_kind TEXT NOT NULL, author TEXT NOT NULL, contents TEXT NOT NULL, note TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL, PRIMARY KEY(draft_id, revision)) WITHOUT ROWID;

CREATE TABLE decisions(
    id TEXT PRIMARY KEY, draft_id TEXT NOT NULL, revision INTEGER NOT NULL, person_id TEXT NOT NULL /* or 'policy' */, key_id TEXT NOT NULL,
    verdict TEXT NOT NULL, reason_code TEXT NOT NULL DEFAULT '', statement TEXT NOT NULL, signature TEXT NOT NULL, state TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '' /* sealed under the subject's key, context = id */,
    hold_until INTEGER, created_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX decisions_draft ON decisions(draft_id);

-- The answer given to an idempotency key, kept for the life of the decision.
CREATE TABLE idempotency(person_id TEXT NOT NULL, key TEXT NOT NULL, body_hash TEXT NOT NULL, status INTEGER NOT NULL, answer TEXT NOT NULL,
    created_at INTEGER NOT NULL, PRIMARY KEY(person_id, key)) WITHOUT ROWID;

-- The durable row before any call to a provider. state: sending, sent, unknown, failed.
CREATE TABLE sends(
    id TEXT PRIMARY KEY, decision_id TEXT NOT NULL UNIQUE, draft_id TEXT NOT NULL, channel TEXT NOT NULL, connector TEXT NOT NULL, state TEXT NOT NULL,
    payload TEXT NOT NULL /* the binding's payload digest */, started_at INTEGER NOT NULL, finished_at INTEGER, provider_id TEXT NOT NULL DEFAULT '',
    detail TEXT NOT NULL DEFAULT '') WITHOUT ROWID;

CREATE TABLE people(id TEXT PRIMARY KEY, login TEXT NOT NULL UNIQUE, name TEXT NOT NULL, password_hash TEXT NOT NULL, roles TEXT NOT NULL /* JSON array */,
    state TEXT NOT NULL DEFAULT 'active', created_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE roles(id TEXT PRIMARY KEY, role TEXT NOT NULL /* Role as JSON */) WITHOUT ROWID;
CREATE TABLE sessions(token_hash TEXT PRIMARY KEY, person_id TEXT NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE device_keys(id TEXT PRIMARY KEY, person_id TEXT NOT NULL, public_key TEXT NOT NULL, device TEXT NOT NULL DEFAULT '', created_at INTEGER NOT NULL,
    revoked_at INTEGER) WITHOUT ROWID;
CREATE TABLE policies(version INTEGER PRIMARY KEY, body TEXT NOT NULL, person_id TEXT NOT NULL, in_force_at INTEGER NOT NULL);

-- What became of it, so that later work can count honestly. arm: treated, holdout, shadow.
CREATE TABLE outcomes(
    cart_id TEXT PRIMARY KEY, draft_id TEXT NOT NULL, subject_id TEXT NOT NULL, arm TEXT NOT NULL, assigned_at INTEGER NOT NULL, sent_at INTEGER,
    converted_at INTEGER, order_id TEXT, order_minor INTEGER, currency TEXT NOT NULL DEFAULT '', cancelled_at INTEGER) WITHOUT ROWID;

-- What consoles catch up from: one row per change. kind: draft, decision, policy, person.
CREATE TABLE changes(seq INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, entity TEXT NOT NULL, at INTEGER NOT NULL);

-- The record. idx is the position in the tree: no gaps, nothing ever deleted. leaf: base64 of the RFC 6962 leaf hash.
CREATE TABLE audit_entries(idx INTEGER PRIMARY KEY, entry TEXT NOT NULL, leaf TEXT NOT NULL, draft_id TEXT, at INTEGER NOT NULL);
CREATE INDEX audit_draft ON audit_entries(draft_id) WHERE draft_id IS NOT NULL;
-- Tiles of level ≥ 1, the newest of each level still growing; level 0 is the leaf column. hashes: base64 of up to 256 × 32 bytes.
CREATE TABLE audit_tiles(level INTEGER NOT NULL, n INTEGER NOT NULL, hashes TEXT NOT NULL, PRIMARY KEY(level, n)) WITHOUT ROWID;
CREATE TABLE audit_checkpoints(size INTEGER PRIMARY KEY, note TEXT NOT NULL, at INTEGER NOT NULL);
CREATE TABLE witnesses(name TEXT PRIMARY KEY, vkey TEXT NOT NULL, person_id TEXT NOT NULL, size INTEGER NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT '',
    at INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
