-- What an outside archive was asked to keep, and what came of it; and what a copy says that it is itself a copy of. The version before writes neither.
-- CreateEnum
CREATE TYPE "archiving_state" AS ENUM ('waiting', 'asking', 'kept', 'failed');

-- AlterTable
ALTER TABLE "captures" ADD COLUMN     "mementoOf" TEXT;

-- CreateTable
CREATE TABLE "archive_requests" (
    "sourceId" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "state" "archiving_state" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "archivedUrl" TEXT,
    "changedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "archive_requests_pkey" PRIMARY KEY ("sourceId")
);

-- CreateIndex
CREATE INDEX "archive_requests_state_changedAt_idx" ON "archive_requests"("state", "changedAt");

-- AddForeignKey
ALTER TABLE "archive_requests" ADD CONSTRAINT "archive_requests_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "sources"("id") ON DELETE CASCADE ON UPDATE CASCADE;
