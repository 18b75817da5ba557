-- Where in its source a piece of evidence stands. The version before writes none.
-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "locator" TEXT NOT NULL DEFAULT '';
