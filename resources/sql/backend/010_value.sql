-- The currency of an entry's value, so that amounts of several currencies are not searched as one. As value: of the draft's cart, or of the
-- cart itself, as it stood when the entry was indexed; for entries indexed before this file, as it stands now.
ALTER TABLE audit_facts ADD COLUMN currency TEXT;
UPDATE audit_facts SET currency = (SELECT d.currency FROM audit_entries e JOIN drafts d ON d.id = e.draft_id WHERE e.idx = audit_facts.idx)
    WHERE value IS NOT NULL;
-- Entries that cannot be read have no currency.
UPDATE audit_facts SET currency = (SELECT c.currency FROM audit_entries e JOIN carts c
        ON c.id = CASE WHEN json_valid(e.entry) THEN json_extract(e.entry, '$.subject') END WHERE e.idx = audit_facts.idx)
    WHERE value IS NOT NULL AND currency IS NULL;
