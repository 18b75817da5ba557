-- AlterTable
ALTER TABLE "import_drafts" ADD COLUMN     "encoding" TEXT;

-- AlterTable
ALTER TABLE "snapshots" ADD COLUMN     "encoding" TEXT;
