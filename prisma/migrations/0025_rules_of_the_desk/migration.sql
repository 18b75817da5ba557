-- CreateEnum
CREATE TYPE "sign_off_standing" AS ENUM ('independent', 'author', 'earlier');

-- AlterTable
ALTER TABLE "annotations" ADD COLUMN     "authorship" JSONB;

-- AlterTable
ALTER TABLE "comments" ADD COLUMN     "replyToId" UUID;

-- AlterTable
ALTER TABLE "reviews" ADD COLUMN     "authorship" JSONB;

-- AlterTable
ALTER TABLE "sign_offs" ADD COLUMN     "standing" "sign_off_standing" NOT NULL DEFAULT 'independent';

-- CreateTable
CREATE TABLE "gate" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "rules" JSONB NOT NULL,
    "enforced" BOOLEAN NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "gate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "annotation_authors" (
    "annotationId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "unsigned" BOOLEAN NOT NULL,
    "signed" BOOLEAN NOT NULL,

    CONSTRAINT "annotation_authors_pkey" PRIMARY KEY ("annotationId","userId")
);

-- CreateTable
CREATE TABLE "review_authors" (
    "reviewId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "unsigned" BOOLEAN NOT NULL,
    "signed" BOOLEAN NOT NULL,

    CONSTRAINT "review_authors_pkey" PRIMARY KEY ("reviewId","userId")
);

-- CreateTable
CREATE TABLE "review_sign_offs" (
    "id" UUID NOT NULL,
    "reviewId" UUID NOT NULL,
    "reviewVersion" INTEGER NOT NULL,
    "userId" UUID NOT NULL,
    "decision" "decision" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "standing" "sign_off_standing" NOT NULL DEFAULT 'independent',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_sign_offs_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "annotation_authors_userId_idx" ON "annotation_authors"("userId");

-- CreateIndex
CREATE INDEX "review_authors_userId_idx" ON "review_authors"("userId");

-- CreateIndex
CREATE INDEX "review_sign_offs_reviewId_idx" ON "review_sign_offs"("reviewId");

-- AddForeignKey
ALTER TABLE "annotation_authors" ADD CONSTRAINT "annotation_authors_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "annotations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotation_authors" ADD CONSTRAINT "annotation_authors_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_authors" ADD CONSTRAINT "review_authors_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "reviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_authors" ADD CONSTRAINT "review_authors_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_replyToId_fkey" FOREIGN KEY ("replyToId") REFERENCES "comments"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_sign_offs" ADD CONSTRAINT "review_sign_offs_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "reviews"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_sign_offs" ADD CONSTRAINT "review_sign_offs_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whoever approved what they had written themselves, as was possible before: that holds until the words change.
CREATE TEMPORARY TABLE "deeds" AS
  SELECT "id" AS "annotationId", "createdById" AS "userId", "createdAt" AS "at" FROM "annotations"
  UNION ALL
  SELECT "subjectId"::uuid, "actorId", "at" FROM "audit_events"
    WHERE "subject" = 'annotation' AND "verb" IN ('created', 'updated') AND "actorId" IS NOT NULL
      AND "data" -> 'changed' IS DISTINCT FROM '["excluded"]'
  UNION ALL
  SELECT "subjectId"::uuid, "author"::uuid, "at" FROM "audit_events",
      jsonb_array_elements_text(CASE jsonb_typeof("data" -> 'authors') WHEN 'array' THEN "data" -> 'authors' ELSE '[]' END) AS "author"
    WHERE "subject" = 'annotation' AND "verb" = 'updated'
  UNION ALL
  SELECT "assessments"."annotationId", "assessments"."userId", "assessments"."createdAt" FROM "assessments"
    JOIN "annotations" ON "annotations"."id" = "assessments"."annotationId" AND "annotations"."verdictId" = "assessments"."verdictId";

UPDATE "sign_offs" SET "standing" = 'earlier' WHERE EXISTS (
  SELECT 1 FROM "deeds" WHERE "deeds"."annotationId" = "sign_offs"."annotationId" AND "deeds"."userId" = "sign_offs"."userId"
    AND "deeds"."at" <= "sign_offs"."createdAt");

-- Authors until the first approval by somebody else; after that, those who changed something since the last one.
INSERT INTO "annotation_authors" ("annotationId", "userId", "unsigned", "signed")
  SELECT "deeds"."annotationId", "deeds"."userId",
      bool_or("approved"."at" IS NULL OR "deeds"."at" > "approved"."at"), coalesce(bool_or("deeds"."at" <= "approved"."at"), false)
    FROM "deeds"
    JOIN "annotations" ON "annotations"."id" = "deeds"."annotationId"
    JOIN "users" ON "users"."id" = "deeds"."userId"
    LEFT JOIN (
      SELECT "annotationId", max("createdAt") AS "at" FROM "sign_offs"
        WHERE "decision" = 'approve' AND "standing" = 'independent' GROUP BY "annotationId"
    ) AS "approved" ON "approved"."annotationId" = "deeds"."annotationId"
    GROUP BY "deeds"."annotationId", "deeds"."userId";

INSERT INTO "review_authors" ("reviewId", "userId", "unsigned", "signed")
  SELECT DISTINCT "reviews"."id", "users"."id", true, false FROM "audit_events"
    JOIN "reviews" ON "reviews"."id"::text = "audit_events"."subjectId"
    CROSS JOIN LATERAL (
      SELECT "audit_events"."actorId" AS "id"
      UNION SELECT "author"::uuid FROM jsonb_array_elements_text(
        CASE jsonb_typeof("audit_events"."data" -> 'authors') WHEN 'array' THEN "audit_events"."data" -> 'authors' ELSE '[]' END) AS "author"
    ) AS "person"
    JOIN "users" ON "users"."id" = "person"."id"
    WHERE "audit_events"."subject" = 'review' AND "audit_events"."verb" = 'updated';

DROP TABLE "deeds";

-- A desk that exists already is told what the gate would stop, until an admin has seen it and turned it on.
INSERT INTO "gate" ("id", "rules", "enforced", "updatedAt")
  SELECT 1, '[]', false, now() WHERE EXISTS (SELECT 1 FROM "users" WHERE NOT "sample");
