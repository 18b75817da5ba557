-- AlterTable
ALTER TABLE "snapshots" ADD COLUMN     "rereadOfId" UUID;
