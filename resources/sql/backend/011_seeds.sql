-- Which draft a known-answer draft was made from, so that erasing that draft's customer takes the copy, too. '' = made before this file.
ALTER TABLE seeded ADD COLUMN source TEXT NOT NULL DEFAULT '';
CREATE INDEX seeded_source ON seeded(source) WHERE source <> '';
