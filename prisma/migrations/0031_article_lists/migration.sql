-- CreateEnum
CREATE TYPE "article_status" AS ENUM ('to_check', 'in_review', 'ready', 'published', 'changed', 'changed_by_outlet', 'withdrawn');

-- AlterTable
ALTER TABLE "articles" ADD COLUMN     "changedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "status" "article_status" NOT NULL DEFAULT 'to_check';

-- CreateIndex
CREATE INDEX "articles_createdAt_id_idx" ON "articles"("createdAt", "id");

-- CreateIndex
CREATE INDEX "articles_changedAt_id_idx" ON "articles"("changedAt", "id");

-- CreateIndex
CREATE INDEX "articles_status_idx" ON "articles"("status");

-- By the outlet's day, or where none is known by that of loading.
CREATE INDEX "articles_day_idx" ON "articles"(coalesce("publishedAt", "createdAt"), "id");

-- How far our work on an article is. Stored with each event of it (lib/db/outbox.ts), so that no list has to find it out.
-- What was said and done beside the review (comments, sign-offs, who works on it) changes nothing that readers would get.
CREATE FUNCTION "status_of_article"(which uuid) RETURNS "article_status" LANGUAGE sql STABLE AS $$
  SELECT (CASE
    WHEN r.number IS NULL THEN CASE
      WHEN NOT EXISTS (SELECT FROM annotations a WHERE a."articleId" = which AND a."deletedAt" IS NULL) THEN 'to_check'
      WHEN EXISTS (
        SELECT FROM annotations a WHERE a."articleId" = which AND a."deletedAt" IS NULL AND a."excludedAt" IS NULL
          AND 'approve' IS DISTINCT FROM (
            SELECT s.decision FROM sign_offs s WHERE s."annotationId" = a.id AND s."annotationVersion" = a.version ORDER BY s.id DESC LIMIT 1
          )) THEN 'in_review'
      ELSE 'ready' END
    WHEN EXISTS (SELECT FROM withdrawals w WHERE w."articleId" = which AND w."revisionNumber" = r.number) THEN 'withdrawn'
    WHEN EXISTS (
      SELECT FROM snapshots s WHERE s."articleId" = which AND s."rereadOfId" IS NULL AND s."createdAt" > r."publishedAt" AND (
        EXISTS (SELECT FROM snapshot_confirmations c WHERE c."snapshotId" = s.id)
        OR EXISTS (
          SELECT FROM source_checks c JOIN articles o ON o.id = which
          WHERE c."snapshotId" = s.id AND c.outcome <> 'failed' AND (c.address IS NULL OR c.address = o."sourceUrl")))
      ) THEN 'changed_by_outlet'
    WHEN EXISTS (
      SELECT FROM outbox_events e WHERE e."articleId" = which
        AND e.sequence > (SELECT p.sequence FROM outbox_events p WHERE p."articleId" = which AND p.verb = 'published' ORDER BY p.sequence DESC LIMIT 1)
        AND (e.subject IN ('annotation', 'review', 'snapshot')
          AND e.verb IN ('created', 'updated', 'deleted', 'restored', 'assessed', 'verdicts-settled', 'contact-added', 'contact-changed', 'contact-removed', 'contact-restored')
          OR e.subject = 'article' AND e.verb = 'updated')
      ) THEN 'changed'
    ELSE 'published'
  END)::article_status
  FROM (SELECT 1) AS one
  LEFT JOIN LATERAL (SELECT number, "publishedAt" FROM revisions WHERE "articleId" = which ORDER BY number DESC LIMIT 1) r ON true
$$;

UPDATE "articles" a SET
  "status" = status_of_article(a.id),
  "changedAt" = coalesce((SELECT max(e.at) FROM outbox_events e WHERE e."articleId" = a.id), a."createdAt");
