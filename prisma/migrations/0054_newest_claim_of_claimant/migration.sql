-- The newest claim of a name is looked up, however many there are.
-- CreateIndex
CREATE INDEX "search_entries_claimant_kind_id_idx" ON "search_entries"("claimant", "kind", "id");

-- DropIndex
DROP INDEX "search_entries_claimant_idx";
