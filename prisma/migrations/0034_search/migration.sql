-- CreateEnum
CREATE TYPE "search_kind" AS ENUM ('article', 'claim', 'claimant', 'source', 'comment');

-- AlterTable
ALTER TABLE "articles" ADD COLUMN     "searched" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "search_entries" (
    "kind" "search_kind" NOT NULL,
    "id" UUID NOT NULL,
    "articleId" UUID,
    "annotationId" UUID,
    "sourceId" UUID,
    "claimant" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "words" tsvector NOT NULL,
    "live" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "search_entries_pkey" PRIMARY KEY ("kind","id")
);

-- CreateIndex
CREATE INDEX "search_entries_articleId_idx" ON "search_entries"("articleId");

-- CreateIndex
CREATE INDEX "search_entries_annotationId_idx" ON "search_entries"("annotationId");

-- CreateIndex
CREATE INDEX "search_entries_claimant_idx" ON "search_entries"("claimant");

-- AddForeignKey
ALTER TABLE "search_entries" ADD CONSTRAINT "search_entries_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_entries" ADD CONSTRAINT "search_entries_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "annotations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is found: one index a kind, so that the many of one don't hide the few of another. Written through at once, so that no search has to
-- read what is still pending.
CREATE INDEX "search_entries_articles_idx" ON "search_entries" USING gin ("words") WITH (fastupdate = off) WHERE "kind" = 'article' AND "live";
CREATE INDEX "search_entries_claims_idx" ON "search_entries" USING gin ("words") WITH (fastupdate = off) WHERE "kind" = 'claim' AND "live";
CREATE INDEX "search_entries_claimants_idx" ON "search_entries" USING gin ("words") WITH (fastupdate = off) WHERE "kind" = 'claimant' AND "live";
CREATE INDEX "search_entries_sources_idx" ON "search_entries" USING gin ("words") WITH (fastupdate = off) WHERE "kind" = 'source' AND "live";
CREATE INDEX "search_entries_comments_idx" ON "search_entries" USING gin ("words") WITH (fastupdate = off) WHERE "kind" = 'comment' AND "live";

-- What is there already is taken in by a job. A node of the version before leaves "searched" behind, too.
CREATE INDEX "articles_unsearched_idx" ON "articles" ("id") WHERE "searched" <> "sequence";
UPDATE "articles" SET "searched" = -1;
