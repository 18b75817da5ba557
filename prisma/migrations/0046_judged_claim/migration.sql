-- AlterTable
ALTER TABLE "second_verdicts" ADD COLUMN     "claim" TEXT,
ADD COLUMN     "settledClaim" TEXT;

-- Two verdicts are of a claim: one that is worded otherwise since waits to be settled (anew). Where the claim was not noted, as by the version before
-- this one, it counts as unchanged.
CREATE OR REPLACE FUNCTION "keep_differing_verdicts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT (CASE
    WHEN NEW."settledVerdictId" IS NULL THEN coalesce(NEW."claim", a.claim) = a.claim
      AND now.slug = (SELECT slug FROM verdicts WHERE id = NEW."verdictId") AND now.slug = (SELECT slug FROM verdicts WHERE id = NEW."firstVerdictId")
    ELSE coalesce(NEW."settledClaim", a.claim) = a.claim
      AND now.slug = (SELECT slug FROM verdicts WHERE id = NEW."settledVerdictId") END) IS NOT TRUE
  INTO NEW."differing"
  FROM annotations a LEFT JOIN verdicts now ON now.id = a."verdictId" WHERE a.id = NEW."annotationId";
  RETURN NEW;
END;
$$;
DROP FUNCTION "verdicts_differ"(uuid, uuid, uuid, uuid);

DROP TRIGGER "move_differing_verdicts" ON "annotations";
CREATE TRIGGER "move_differing_verdicts" AFTER UPDATE OF "verdictId", "claim" ON "annotations" FOR EACH ROW
  WHEN (OLD."verdictId" IS DISTINCT FROM NEW."verdictId" OR OLD."claim" IS DISTINCT FROM NEW."claim") EXECUTE FUNCTION "move_differing_verdicts"();
