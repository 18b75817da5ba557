-- CreateIndex
CREATE INDEX "reviews_snapshotId_idx" ON "reviews"("snapshotId");
