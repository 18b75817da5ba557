-- CreateIndex
CREATE INDEX "revisions_sha256_idx" ON "revisions"("sha256");
