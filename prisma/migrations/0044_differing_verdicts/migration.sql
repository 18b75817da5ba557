-- AlterTable
ALTER TABLE "second_verdicts" ADD COLUMN     "differing" BOOLEAN NOT NULL DEFAULT false;

-- Whether two verdicts wait for somebody to settle them, as the domain has it (secondState), so that My work finds those without reading all. Kept
-- by triggers: the version before this one writes the rows that it follows from, and knows nothing of it. A restore brings it with the row.
CREATE FUNCTION "verdicts_differ"(annotation uuid, second uuid, first uuid, settled uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT (CASE
    WHEN settled IS NULL THEN now.slug = (SELECT slug FROM verdicts WHERE id = second) AND now.slug = (SELECT slug FROM verdicts WHERE id = first)
    ELSE now.slug = (SELECT slug FROM verdicts WHERE id = settled) END) IS NOT TRUE
  FROM annotations a LEFT JOIN verdicts now ON now.id = a."verdictId" WHERE a.id = annotation
$$;

UPDATE "second_verdicts" SET "differing" = verdicts_differ("annotationId", "verdictId", "firstVerdictId", "settledVerdictId");

CREATE INDEX "second_verdicts_differing_idx" ON "second_verdicts"("createdAt", "annotationId") WHERE "differing";

CREATE FUNCTION "keep_differing_verdicts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."differing" := verdicts_differ(NEW."annotationId", NEW."verdictId", NEW."firstVerdictId", NEW."settledVerdictId");
  RETURN NEW;
END;
$$;
CREATE TRIGGER "keep_differing_verdicts" BEFORE UPDATE ON "second_verdicts" FOR EACH ROW EXECUTE FUNCTION "keep_differing_verdicts"();

CREATE FUNCTION "note_differing_verdicts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "second_verdicts" SET "differing" = "differing" WHERE "annotationId" = NEW."annotationId";
  RETURN NULL;
END;
$$;
CREATE TRIGGER "note_differing_verdicts" AFTER INSERT ON "second_verdicts" FOR EACH ROW EXECUTE FUNCTION "note_differing_verdicts"();

CREATE FUNCTION "move_differing_verdicts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "second_verdicts" SET "differing" = "differing" WHERE "annotationId" = NEW."id";
  RETURN NULL;
END;
$$;
CREATE TRIGGER "move_differing_verdicts" AFTER UPDATE OF "verdictId" ON "annotations" FOR EACH ROW
  WHEN (OLD."verdictId" IS DISTINCT FROM NEW."verdictId") EXECUTE FUNCTION "move_differing_verdicts"();
