-- The claims of a name are counted, and the newest found, however many there are.
CREATE INDEX "search_entries_claims_of_idx" ON "search_entries" ("claimant", "id") WHERE "kind" = 'claim' AND "live";

-- Reviews with a verdict anywhere in them are looked up.
CREATE INDEX "publication_search_verdicts_idx" ON "publication_search" USING gin (("tally"->'entries') jsonb_path_ops);
