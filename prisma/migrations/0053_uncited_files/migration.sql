-- A file that somebody attached and nothing ever cited goes after a while. The version before marks none, so that what it attaches stays.
-- AlterTable
ALTER TABLE "sources" ADD COLUMN     "uncitedSince" TIMESTAMP(3);

-- CreateIndex
CREATE INDEX "sources_uncitedSince_idx" ON "sources"("uncitedSince");

-- What was cited once stays: history, undo, revisions and exports may refer to it.
CREATE FUNCTION "note_citation"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "sources" SET "uncitedSince" = NULL WHERE "id" = NEW."sourceId" AND "uncitedSince" IS NOT NULL;
  RETURN NULL;
END;
$$;
CREATE TRIGGER "evidence_is_a_citation" AFTER INSERT OR UPDATE OF "sourceId" ON "evidence" FOR EACH ROW
  WHEN (NEW."sourceId" IS NOT NULL) EXECUTE FUNCTION "note_citation"();

-- A copy still never changes, and goes only with a file that nothing ever cited.
CREATE FUNCTION "refuse_unless_uncited"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "sources" s WHERE s."id" = OLD."sourceId" AND s."uncitedSince" IS NOT NULL AND s."url" LIKE 'ni:%'
             AND NOT EXISTS (SELECT FROM "evidence" e WHERE e."sourceId" = s."id")
             AND NOT EXISTS (SELECT FROM "published_sources" p WHERE p."sourceId" = s."id")) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'Rows of % never change: % is refused.', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END;
$$;
DROP TRIGGER "captures_never_change" ON "captures";
CREATE TRIGGER "captures_never_change" BEFORE UPDATE OR TRUNCATE ON "captures" EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "captures_go_uncited_alone" BEFORE DELETE ON "captures" FOR EACH ROW EXECUTE FUNCTION "refuse_unless_uncited"();

-- Whoever runs the desk may delete no copy: this does, as the owner. Gives what went. A citation that comes meanwhile keeps its file.
CREATE FUNCTION "collect_uncited_files"("attachedBefore" TIMESTAMP(3), "most" INTEGER) RETURNS TABLE ("id" UUID, "title" TEXT, "url" TEXT)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  files UUID[];
  hashes TEXT[];
BEGIN
  SELECT array_agg(f."id") INTO files FROM (
    SELECT s."id" FROM "sources" s
    WHERE s."uncitedSince" < "attachedBefore" AND s."url" LIKE 'ni:%' AND s."mergedIntoId" IS NULL
      AND NOT EXISTS (SELECT FROM "sources" m WHERE m."mergedIntoId" = s."id")
      AND NOT EXISTS (SELECT FROM "evidence" e WHERE e."sourceId" = s."id")
      AND NOT EXISTS (SELECT FROM "published_sources" p WHERE p."sourceId" = s."id")
    ORDER BY s."uncitedSince" LIMIT "most" FOR UPDATE OF s SKIP LOCKED) f;
  IF files IS NULL THEN
    RETURN;
  END IF;
  SELECT array_agg(DISTINCT h.hash) INTO hashes FROM "captures" c CROSS JOIN LATERAL (VALUES (c."sha256"), (c."textSha256")) h(hash)
    WHERE c."sourceId" = ANY(files) AND h.hash IS NOT NULL;
  -- Whoever keeps the same bytes at this moment holds them until their copy stands; what was taken out by law stays known.
  PERFORM FROM "captured_contents" k WHERE k."sha256" = ANY(hashes) ORDER BY k."sha256" FOR UPDATE;
  DELETE FROM "source_health" h WHERE h."sourceId" = ANY(files);
  DELETE FROM "captures" c WHERE c."sourceId" = ANY(files);
  DELETE FROM "source_changes" c WHERE c."sourceId" = ANY(files);
  DELETE FROM "captured_contents" k WHERE k."sha256" = ANY(hashes) AND k."packed" IS NOT NULL
    AND NOT EXISTS (SELECT FROM "captures" c WHERE c."sha256" = k."sha256" OR c."textSha256" = k."sha256");
  RETURN QUERY DELETE FROM "sources" s WHERE s."id" = ANY(files) RETURNING s."id", s."title", s."url";
END;
$$;
