-- CreateEnum
CREATE TYPE "capture_state" AS ENUM ('waiting', 'reading', 'kept', 'failed', 'gone');

-- CreateEnum
CREATE TYPE "quote_state" AS ENUM ('found', 'similar', 'missing');

-- CreateEnum
CREATE TYPE "date_precision" AS ENUM ('day', 'month', 'year');

-- AlterTable
ALTER TABLE "articles" ADD COLUMN     "fetchNothing" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "quotePlace" JSONB,
ADD COLUMN     "quoteState" "quote_state",
ADD COLUMN     "quoteTextSha256" TEXT;

-- AlterTable
ALTER TABLE "sources" ADD COLUMN     "author" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "language" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "precision" "date_precision" NOT NULL DEFAULT 'day';

-- CreateTable
CREATE TABLE "source_health" (
    "sourceId" UUID NOT NULL,
    "state" "capture_state" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "failures" INTEGER NOT NULL DEFAULT 0,
    "changedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "captureId" UUID,

    CONSTRAINT "source_health_pkey" PRIMARY KEY ("sourceId")
);

-- CreateTable
CREATE TABLE "captures" (
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "url" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "contentType" TEXT NOT NULL,
    "headers" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "textSha256" TEXT,
    "readerVersion" INTEGER NOT NULL,

    CONSTRAINT "captures_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "captured_contents" (
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "packed" BYTEA,

    CONSTRAINT "captured_contents_pkey" PRIMARY KEY ("sha256")
);

-- CreateIndex
CREATE INDEX "source_health_state_changedAt_idx" ON "source_health"("state", "changedAt");

-- CreateIndex
CREATE INDEX "source_health_captureId_idx" ON "source_health"("captureId");

-- CreateIndex
CREATE INDEX "captures_sourceId_at_idx" ON "captures"("sourceId", "at");

-- CreateIndex
CREATE INDEX "evidence_sourceId_idx" ON "evidence"("sourceId");

-- AddForeignKey
ALTER TABLE "source_health" ADD CONSTRAINT "source_health_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "sources"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_health" ADD CONSTRAINT "source_health_captureId_fkey" FOREIGN KEY ("captureId") REFERENCES "captures"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "captures" ADD CONSTRAINT "captures_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "sources"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was read stays what it was.
CREATE TRIGGER "captures_never_change" BEFORE UPDATE OR DELETE OR TRUNCATE ON "captures" EXECUTE FUNCTION "refuse_change"();
