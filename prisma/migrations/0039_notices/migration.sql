-- CreateEnum
CREATE TYPE "notice_kind" AS ENUM ('mention', 'returned', 'assigned', 'second_verdict', 'due', 'source', 'outlet');

-- CreateEnum
CREATE TYPE "mail_pace" AS ENUM ('at_once', 'daily', 'none');

-- AlterTable
ALTER TABLE "second_verdicts" ADD COLUMN     "firstUserId" UUID;

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "mailStoppedAt" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "notices" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "kind" "notice_kind" NOT NULL,
    "subjectId" TEXT NOT NULL,
    "articleId" UUID NOT NULL,
    "annotationId" UUID,
    "actorId" UUID,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMP(3),
    "mailAt" TIMESTAMP(3),
    "mailId" UUID,

    CONSTRAINT "notices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_choices" (
    "userId" UUID NOT NULL,
    "kind" "notice_kind" NOT NULL,
    "pace" "mail_pace" NOT NULL,

    CONSTRAINT "notice_choices_pkey" PRIMARY KEY ("userId","kind")
);

-- CreateTable
CREATE TABLE "mails" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "madeAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "handedAt" TIMESTAMP(3),
    "sentAt" TIMESTAMP(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "mails_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "notices_userId_id_idx" ON "notices"("userId", "id");

-- CreateIndex
CREATE INDEX "notices_articleId_idx" ON "notices"("articleId");

-- CreateIndex
CREATE INDEX "notices_annotationId_idx" ON "notices"("annotationId");

-- CreateIndex
CREATE INDEX "notices_actorId_idx" ON "notices"("actorId");

-- CreateIndex
CREATE INDEX "notices_mailId_idx" ON "notices"("mailId");

-- CreateIndex
CREATE UNIQUE INDEX "notices_userId_kind_subjectId_key" ON "notices"("userId", "kind", "subjectId");

-- CreateIndex
CREATE INDEX "mails_userId_idx" ON "mails"("userId");

-- CreateIndex
CREATE INDEX "assessments_userId_idx" ON "assessments"("userId");

-- CreateIndex
CREATE INDEX "audit_events_articleId_id_idx" ON "audit_events"("articleId", "id");

-- CreateIndex
CREATE INDEX "audit_events_actorId_id_idx" ON "audit_events"("actorId", "id");

-- CreateIndex
CREATE INDEX "audit_events_subject_id_idx" ON "audit_events"("subject", "id");

-- CreateIndex
CREATE INDEX "audit_events_at_id_idx" ON "audit_events"("at", "id");

-- CreateIndex
CREATE INDEX "second_verdicts_createdAt_annotationId_idx" ON "second_verdicts"("createdAt", "annotationId");

-- CreateIndex
CREATE INDEX "second_verdicts_firstUserId_idx" ON "second_verdicts"("firstUserId");

-- AddForeignKey
ALTER TABLE "second_verdicts" ADD CONSTRAINT "second_verdicts_firstUserId_fkey" FOREIGN KEY ("firstUserId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "annotations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_mailId_fkey" FOREIGN KEY ("mailId") REFERENCES "mails"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_choices" ADD CONSTRAINT "notice_choices_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mails" ADD CONSTRAINT "mails_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What has not been read, and what is to be mailed: few among many. Prisma's schema can't say so.
CREATE INDEX "notices_unread_idx" ON "notices"("userId") WHERE "readAt" IS NULL;
CREATE INDEX "notices_to_mail_idx" ON "notices"("mailAt") WHERE "mailAt" IS NOT NULL AND "mailId" IS NULL;
CREATE INDEX "mails_unsent_idx" ON "mails"("madeAt") WHERE "handedAt" IS NULL;

-- Who gave the first verdict is whoever changed it last before the second one was given.
UPDATE "second_verdicts" s SET "firstUserId" = coalesce((
    SELECT e."actorId" FROM "audit_events" e JOIN "users" u ON u."id" = e."actorId"
    WHERE e."subjectId" = s."annotationId"::text AND e."subject" = 'annotation' AND e."at" <= s."createdAt" AND e."actorId" <> s."userId"
      AND ((e."verb" = 'created' AND e."data"->>'verdict' IS NOT NULL) OR (e."verb" = 'updated' AND e."data"->'changed' ? 'verdict'))
    ORDER BY e."id" DESC LIMIT 1), a."createdById")
  FROM "annotations" a WHERE a."id" = s."annotationId";
