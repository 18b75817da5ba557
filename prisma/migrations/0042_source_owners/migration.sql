-- CreateEnum
CREATE TYPE "source_kind" AS ENUM ('primary', 'secondary', 'statement', 'data', 'law', 'study');

-- AlterTable
ALTER TABLE "sources" ADD COLUMN     "interest" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "kind" "source_kind",
ADD COLUMN     "owner" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "site_owners" (
    "site" TEXT NOT NULL,
    "owner" TEXT NOT NULL,

    CONSTRAINT "site_owners_pkey" PRIMARY KEY ("site")
);
