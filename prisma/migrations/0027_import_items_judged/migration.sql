-- AlterTable
ALTER TABLE "import_items" ADD COLUMN     "kind" TEXT,
ADD COLUMN     "force" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "allPages" BOOLEAN NOT NULL DEFAULT false;
