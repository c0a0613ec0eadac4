-- The language model: what it is told, what it knows, what it answered, and what people made of that.

-- ---- prompts: what a model is told, in versions that never change, and which of them are used ----
CREATE TABLE prompts(
    id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE, shop_id TEXT NOT NULL DEFAULT '' /* '' = every shop */, channel TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '' /* '' = every reason */, language TEXT NOT NULL DEFAULT '' /* '' = every language */,
    created_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE prompt_versions(
    prompt_id TEXT NOT NULL, number INTEGER NOT NULL, system TEXT NOT NULL, task TEXT NOT NULL, author TEXT NOT NULL /* person */,
    note TEXT NOT NULL DEFAULT '', created_at INTEGER NOT NULL, PRIMARY KEY(prompt_id, number)) WITHOUT ROWID;
-- Labels as they stand. share: per cent of the customers, of a live version alone.
CREATE TABLE prompt_labels(
    prompt_id TEXT NOT NULL, number INTEGER NOT NULL, label TEXT NOT NULL, share INTEGER NOT NULL DEFAULT 100,
    PRIMARY KEY(prompt_id, number, label)) WITHOUT ROWID;
CREATE INDEX prompt_labels_used ON prompt_labels(label, prompt_id) WHERE label IN ('live', 'shadow');
-- How they came to stand so. act: 'label'; 'share', a live version's share was changed; 'settled', a live version got everyone; 'rollback'.
CREATE TABLE prompt_moves(
    seq INTEGER PRIMARY KEY, prompt_id TEXT NOT NULL, number INTEGER NOT NULL, label TEXT NOT NULL, given INTEGER NOT NULL, act TEXT NOT NULL,
    person_id TEXT NOT NULL, second_person TEXT NOT NULL DEFAULT '', replay_id TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
    at INTEGER NOT NULL);
CREATE INDEX prompt_moves_prompt ON prompt_moves(prompt_id, seq);
-- test: PromptTest as JSON.
CREATE TABLE prompt_tests(id TEXT PRIMARY KEY, prompt_id TEXT NOT NULL, author TEXT NOT NULL /* person */, test TEXT NOT NULL, created_at INTEGER NOT NULL)
    WITHOUT ROWID;
CREATE INDEX prompt_tests_prompt ON prompt_tests(prompt_id);

-- ---- replays: a version over drafts that people decided ----
CREATE TABLE replays(
    id TEXT PRIMARY KEY, prompt_id TEXT NOT NULL, number INTEGER NOT NULL, wanted INTEGER NOT NULL, total INTEGER NOT NULL,
    done INTEGER NOT NULL DEFAULT 0, failed_checks INTEGER NOT NULL DEFAULT 0, tests_failed INTEGER NOT NULL DEFAULT 0,
    skipped INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL, cost_micros INTEGER NOT NULL DEFAULT 0, estimated_micros INTEGER NOT NULL DEFAULT 0,
    why TEXT NOT NULL DEFAULT '', person_id TEXT NOT NULL, created_at INTEGER NOT NULL, ended_at INTEGER) WITHOUT ROWID;
CREATE INDEX replays_prompt ON replays(prompt_id, number);
-- One row per draft to be worked off. state: waiting, done, skipped. result: what of ReplayResult is not in columns, without what people
-- approved: that is read from the draft, as long as its customer is not erased. different: other words than before, or none.
CREATE TABLE replay_results(
    seq INTEGER PRIMARY KEY, replay_id TEXT NOT NULL, place INTEGER NOT NULL, draft_id TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'waiting',
    attempts INTEGER NOT NULL DEFAULT 0, different INTEGER NOT NULL DEFAULT 0, preferred TEXT NOT NULL DEFAULT '', result TEXT NOT NULL DEFAULT '{}');
CREATE UNIQUE INDEX replay_results_place ON replay_results(replay_id, place);
CREATE UNIQUE INDEX replay_results_draft ON replay_results(replay_id, draft_id);
CREATE INDEX replay_results_waiting ON replay_results(replay_id, place) WHERE state = 'waiting';
CREATE TABLE replay_tests(replay_id TEXT NOT NULL, test_id TEXT NOT NULL, passed INTEGER NOT NULL, PRIMARY KEY(replay_id, test_id)) WITHOUT ROWID;

-- ---- edit distance: how far the words that people approved lie from those that were composed ----
-- One row per approved draft. words: of the composed message, folded, each once, between spaces; placeholders are not filled.
CREATE TABLE edit_distances(
    draft_id TEXT PRIMARY KEY, decision_id TEXT NOT NULL, prompt TEXT NOT NULL, prompt_id TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL,
    channel TEXT NOT NULL, language TEXT NOT NULL, person_id TEXT NOT NULL, distance_bp INTEGER NOT NULL, words TEXT NOT NULL, at INTEGER NOT NULL)
    WITHOUT ROWID;
CREATE INDEX edit_distances_prompt ON edit_distances(prompt);
CREATE INDEX edit_distances_at ON edit_distances(at);
CREATE INDEX edit_distances_channel ON edit_distances(channel, at);
-- What was replaced by what in it.
CREATE TABLE edit_runs(
    draft_id TEXT NOT NULL, place INTEGER NOT NULL, from_words TEXT NOT NULL, to_words TEXT NOT NULL, PRIMARY KEY(draft_id, place)) WITHOUT ROWID;

-- ---- brand rules: BrandRules as JSON, in force from their version on; shop_id '' = every shop ----
CREATE TABLE brand_rules(
    shop_id TEXT NOT NULL, version INTEGER NOT NULL, rules TEXT NOT NULL, person_id TEXT NOT NULL, in_force_at INTEGER NOT NULL,
    PRIMARY KEY(shop_id, version)) WITHOUT ROWID;

-- ---- knowledge: what a shop knows of itself ----
CREATE TABLE knowledge_files(
    id TEXT PRIMARY KEY, shop_id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, language TEXT NOT NULL DEFAULT '' /* '' = any */,
    passages INTEGER NOT NULL, person_id TEXT NOT NULL, created_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE UNIQUE INDEX knowledge_files_name ON knowledge_files(shop_id, name);
-- source: the headings above it. vector: base64 of float32, little-endian, of length one; empty without embeddings.
CREATE TABLE knowledge_passages(
    seq INTEGER PRIMARY KEY, file_id TEXT NOT NULL, shop_id TEXT NOT NULL, place INTEGER NOT NULL, source TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL, vector TEXT NOT NULL DEFAULT '');
CREATE UNIQUE INDEX knowledge_passages_place ON knowledge_passages(file_id, place);
CREATE INDEX knowledge_passages_vector ON knowledge_passages(shop_id) WHERE vector <> '';
-- rowid = knowledge_passages.seq; words are folded and split as those of drafts are.
CREATE VIRTUAL TABLE knowledge_text USING fts5(words, tokenize='ascii');

-- ---- exchanges: every question to the model and its answer ----
-- exchange: Exchange as JSON; it holds no person by construction. purpose: 'live' or 'shadow'. citations: which passage stands behind
-- which block, with the passage's words as they were then.
CREATE TABLE exchanges(
    seq INTEGER PRIMARY KEY, draft_id TEXT NOT NULL, revision INTEGER NOT NULL, purpose TEXT NOT NULL, prompt TEXT NOT NULL, model TEXT NOT NULL,
    cost_micros INTEGER NOT NULL DEFAULT 0, exchange TEXT NOT NULL, citations TEXT NOT NULL DEFAULT '[]', at INTEGER NOT NULL);
CREATE INDEX exchanges_draft ON exchanges(draft_id, seq);
CREATE INDEX exchanges_at ON exchanges(at);
