-- AlterTable
ALTER TABLE "source_checks" ADD COLUMN     "address" TEXT;
