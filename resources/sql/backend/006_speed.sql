-- What deciding changes about a draft while its message stays as it is (approvals, routing, checks, holding) stands beside the body, so that
-- a decision does not write the message anew. Empty: as the body says.
ALTER TABLE drafts ADD COLUMN standing TEXT NOT NULL DEFAULT '';
