-- AlterTable
ALTER TABLE "second_verdicts" ADD COLUMN     "wordsChangedAt" TIMESTAMP(3);

-- Two verdicts are of the words of the article, too: where these have changed since, they wait to be settled (anew). The version before this one
-- never says so, and counts them as unchanged.
CREATE OR REPLACE FUNCTION "keep_differing_verdicts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT (CASE
    WHEN NEW."settledVerdictId" IS NULL THEN NEW."wordsChangedAt" IS NULL AND coalesce(NEW."claim", a.claim) = a.claim
      AND now.slug = (SELECT slug FROM verdicts WHERE id = NEW."verdictId") AND now.slug = (SELECT slug FROM verdicts WHERE id = NEW."firstVerdictId")
    ELSE coalesce(NEW."wordsChangedAt" < NEW."settledAt", true) AND coalesce(NEW."settledClaim", a.claim) = a.claim
      AND now.slug = (SELECT slug FROM verdicts WHERE id = NEW."settledVerdictId") END) IS NOT TRUE
  INTO NEW."differing"
  FROM annotations a LEFT JOIN verdicts now ON now.id = a."verdictId" WHERE a.id = NEW."annotationId";
  RETURN NEW;
END;
$$;
