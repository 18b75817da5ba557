-- AlterTable
ALTER TABLE "sources" ADD COLUMN     "mergedIntoId" UUID,
ADD COLUMN     "near" TEXT;

-- CreateIndex
CREATE INDEX "sources_near_idx" ON "sources"("near");

-- CreateIndex
CREATE INDEX "sources_mergedIntoId_idx" ON "sources"("mergedIntoId");

-- AddForeignKey
ALTER TABLE "sources" ADD CONSTRAINT "sources_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "sources"("id") ON DELETE SET NULL ON UPDATE CASCADE;
