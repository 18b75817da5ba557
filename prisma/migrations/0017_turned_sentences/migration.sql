-- AlterTable
ALTER TABLE "passages" ADD COLUMN     "sentenceChange" JSONB,
ADD COLUMN     "sentenceTurns" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "snapshots" ADD COLUMN     "readerVersion" INTEGER;
