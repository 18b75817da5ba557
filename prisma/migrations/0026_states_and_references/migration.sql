-- CreateEnum
CREATE TYPE "passage_state" AS ENUM ('current', 'pending', 'historical');

-- CreateEnum
CREATE TYPE "check_outcome" AS ENUM ('unchanged', 'changed', 'failed');

-- CreateEnum
CREATE TYPE "export_outcome" AS ENUM ('finished', 'cancelled', 'failed');

-- CreateTable
CREATE TABLE "set_aside" (
    "id" BIGSERIAL NOT NULL,
    "table" TEXT NOT NULL,
    "column" TEXT NOT NULL,
    "row" JSONB NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "set_aside_pkey" PRIMARY KEY ("id")
);

-- What points nowhere, or says what nobody knows, is set aside with its row as it was, and told: nothing is lost, and nothing stands in the way.
CREATE FUNCTION pg_temp.set_aside(strays text, col text, target text, frozen boolean DEFAULT false) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  stray text := format('%1$I.%2$I IS NOT NULL AND NOT EXISTS (SELECT 1 FROM %3$I AS target WHERE target."id" = %1$I.%2$I)', strays, col, target);
  found bigint;
BEGIN
  EXECUTE format('INSERT INTO "set_aside" ("table", "column", "row") SELECT %1$L, %2$L, to_jsonb(%1$I) FROM %1$I WHERE %3$s', strays, col, stray);
  GET DIAGNOSTICS found = ROW_COUNT;
  IF found = 0 THEN RETURN; END IF;
  IF frozen THEN EXECUTE format('ALTER TABLE %I DISABLE TRIGGER USER', strays); END IF;
  EXECUTE format('UPDATE %1$I SET %2$I = NULL WHERE %3$s', strays, col, stray);
  IF frozen THEN EXECUTE format('ALTER TABLE %I ENABLE TRIGGER USER', strays); END IF;
END;
$$;
SELECT pg_temp.set_aside('one_time_links', 'userId', 'users');
SELECT pg_temp.set_aside('snapshots', 'rereadOfId', 'snapshots', frozen => true);
SELECT pg_temp.set_aside('source_checks', 'snapshotId', 'snapshots');
SELECT pg_temp.set_aside('passages', 'previousId', 'passages');
SELECT pg_temp.set_aside('signing_keys', 'previousId', 'signing_keys');
SELECT pg_temp.set_aside('outbox_events', 'actorId', 'users');
SELECT pg_temp.set_aside('import_drafts', 'articleId', 'articles');
SELECT pg_temp.set_aside('prose_updates', 'authorId', 'users');

-- A link without a maker would rest on the right of whoever runs the server: one whose maker is nowhere works no more.
SELECT pg_temp.set_aside('one_time_links', 'createdById', 'users');
UPDATE "one_time_links" SET "revokedAt" = coalesce("revokedAt", now() AT TIME ZONE 'UTC')
  WHERE "id" IN (SELECT ("row" ->> 'id')::uuid FROM "set_aside" WHERE "table" = 'one_time_links' AND "column" = 'createdById');

-- A review that was withdrawn stays so, whoever did it.
WITH "nobody" AS (
  SELECT * FROM "withdrawals" WHERE NOT EXISTS (SELECT 1 FROM "users" WHERE "users"."id" = "withdrawals"."withdrawnById")
), "told" AS (
  INSERT INTO "set_aside" ("table", "column", "row") SELECT 'withdrawals', 'withdrawnById', to_jsonb("nobody") FROM "nobody"
)
INSERT INTO "users" ("id", "email", "name", "role", "deactivatedAt")
  SELECT DISTINCT "withdrawnById", 'unknown-' || "withdrawnById" || '@invalid', 'Unknown person', 'reviewer'::"role", now() AT TIME ZONE 'UTC' FROM "nobody";

-- Without the revision that they are of, a withdrawal withdraws nothing, and a line of the public list leads nowhere.
CREATE FUNCTION pg_temp.take_out(strays text, col text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  stray text := format('NOT EXISTS (SELECT 1 FROM "revisions" WHERE "revisions"."articleId" = %1$I."articleId" AND "revisions"."number" = %1$I.%2$I)', strays, col);
  found bigint;
BEGIN
  EXECUTE format('INSERT INTO "set_aside" ("table", "column", "row") SELECT %1$L, %2$L, to_jsonb(%1$I) FROM %1$I WHERE %3$s', strays, col, stray);
  GET DIAGNOSTICS found = ROW_COUNT;
  IF found = 0 THEN RETURN; END IF;
  EXECUTE format('ALTER TABLE %I DISABLE TRIGGER USER', strays);
  EXECUTE format('DELETE FROM %I WHERE %s', strays, stray);
  EXECUTE format('ALTER TABLE %I ENABLE TRIGGER USER', strays);
END;
$$;
SELECT pg_temp.take_out('withdrawals', 'revisionNumber');
SELECT pg_temp.take_out('publication_search', 'number');

-- An outcome that nobody knows is a failure.
INSERT INTO "set_aside" ("table", "column", "row")
  SELECT 'source_checks', 'outcome', to_jsonb("source_checks") FROM "source_checks" WHERE "outcome" NOT IN ('unchanged', 'changed', 'failed');
ALTER TABLE "source_checks" ALTER COLUMN "outcome" TYPE "check_outcome"
  USING CASE WHEN "outcome" IN ('unchanged', 'changed') THEN "outcome" ELSE 'failed' END::"check_outcome";
INSERT INTO "set_aside" ("table", "column", "row")
  SELECT 'export_runs', 'outcome', to_jsonb("export_runs") FROM "export_runs" WHERE "outcome" NOT IN ('finished', 'cancelled', 'failed');
ALTER TABLE "export_runs" ALTER COLUMN "outcome" TYPE "export_outcome"
  USING CASE WHEN "outcome" IN ('finished', 'cancelled') OR "outcome" IS NULL THEN "outcome" ELSE 'failed' END::"export_outcome";

DO $$
DECLARE
  found bigint := (SELECT count(*) FROM "set_aside");
BEGIN
  IF found = 0 THEN RETURN; END IF;
  INSERT INTO "audit_events" ("verb", "subject", "subjectId", "data") VALUES ('set aside', 'rows', 'set_aside', jsonb_build_object('rows', found));
  RAISE WARNING '% values of rows that pointed nowhere, or that nobody knows, were set aside: they are in the table set_aside, each with its row as it was.', found;
END;
$$;

ALTER TABLE "passages" ADD COLUMN "state" "passage_state" NOT NULL DEFAULT 'current';
-- How a passage stands follows from where it is: the database keeps it, whichever version of Assay writes.
UPDATE "passages" SET "state" = (CASE
    WHEN "passages"."anchoring" = 'lost' THEN 'pending'
    WHEN "passages"."snapshotId" <> "reviews"."snapshotId" THEN 'historical'
    WHEN "passages"."anchoring" = 'changed' OR "passages"."sentenceChange" IS NOT NULL THEN 'pending'
    ELSE 'current' END)::"passage_state"
  FROM "annotations" JOIN "reviews" ON "reviews"."articleId" = "annotations"."articleId"
  WHERE "annotations"."id" = "passages"."annotationId";

CREATE FUNCTION "keep_passage_state"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  reviewed uuid;
BEGIN
  SELECT "reviews"."snapshotId" INTO reviewed
    FROM "annotations" JOIN "reviews" ON "reviews"."articleId" = "annotations"."articleId" WHERE "annotations"."id" = NEW."annotationId";
  -- As in a restore, which brings passages before reviews, and their states with them.
  IF NOT FOUND THEN RETURN NEW; END IF;
  NEW."state" := (CASE
    WHEN NEW."anchoring" = 'lost' THEN 'pending'
    WHEN NEW."snapshotId" <> reviewed THEN 'historical'
    WHEN NEW."anchoring" = 'changed' OR NEW."sentenceChange" IS NOT NULL THEN 'pending'
    ELSE 'current' END)::"passage_state";
  RETURN NEW;
END;
$$;
CREATE TRIGGER "keep_passage_state" BEFORE INSERT OR UPDATE ON "passages" FOR EACH ROW EXECUTE FUNCTION "keep_passage_state"();

CREATE FUNCTION "move_passage_states"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "passages" SET "state" = "state" WHERE "snapshotId" IN (OLD."snapshotId", NEW."snapshotId") AND "anchoring" <> 'lost';
  RETURN NULL;
END;
$$;
CREATE TRIGGER "move_passage_states" AFTER UPDATE OF "snapshotId" ON "reviews"
  FOR EACH ROW WHEN (OLD."snapshotId" <> NEW."snapshotId") EXECUTE FUNCTION "move_passage_states"();

-- CreateIndex
CREATE INDEX "passages_previousId_idx" ON "passages"("previousId");

-- CreateIndex
CREATE UNIQUE INDEX "publication_search_articleId_number_key" ON "publication_search"("articleId", "number");

-- Deferrable where a table refers to itself: a restore brings its rows in the order in which they are found.
-- AddForeignKey
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "snapshots" ADD CONSTRAINT "snapshots_rereadOfId_fkey" FOREIGN KEY ("rereadOfId") REFERENCES "snapshots"("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE;

-- AddForeignKey
ALTER TABLE "source_checks" ADD CONSTRAINT "source_checks_snapshotId_fkey" FOREIGN KEY ("snapshotId") REFERENCES "snapshots"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passages" ADD CONSTRAINT "passages_previousId_fkey" FOREIGN KEY ("previousId") REFERENCES "passages"("id") ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE;

-- AddForeignKey
ALTER TABLE "publication_search" ADD CONSTRAINT "publication_search_articleId_number_fkey" FOREIGN KEY ("articleId", "number") REFERENCES "revisions"("articleId", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_articleId_revisionNumber_fkey" FOREIGN KEY ("articleId", "revisionNumber") REFERENCES "revisions"("articleId", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_withdrawnById_fkey" FOREIGN KEY ("withdrawnById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signing_keys" ADD CONSTRAINT "signing_keys_previousId_fkey" FOREIGN KEY ("previousId") REFERENCES "signing_keys"("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE;

-- AddForeignKey
ALTER TABLE "outbox_events" ADD CONSTRAINT "outbox_events_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_drafts" ADD CONSTRAINT "import_drafts_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "articles"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prose_updates" ADD CONSTRAINT "prose_updates_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "comments" ALTER CONSTRAINT "comments_replyToId_fkey" DEFERRABLE;
