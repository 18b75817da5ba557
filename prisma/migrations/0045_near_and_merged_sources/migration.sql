-- AlterTable
ALTER TABLE "sources" ADD COLUMN     "mergedIntoId" UUID,
ADD COLUMN     "near" TEXT;

-- CreateIndex
CREATE INDEX "sources_near_idx" ON "sources"("near");

-- CreateIndex
CREATE INDEX "sources_mergedIntoId_idx" ON "sources"("mergedIntoId");

-- Deferrable, as the table refers to itself: a restore brings its rows in the order in which they are found.
ALTER TABLE "sources" ADD CONSTRAINT "sources_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "sources"("id") ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE;

-- The names of addresses (near) are made by the server, a few thousand a minute: what has none yet is found by its very address alone.
