-- What a search needs to judge and order a draft that holds the words, without reading the draft's own row: that one is a page for each.
CREATE INDEX drafts_found ON drafts(seq, state, stake, created_at, cold_at, id, hold_until, shop_id, kind);
