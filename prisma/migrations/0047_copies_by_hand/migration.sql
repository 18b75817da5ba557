-- Who put a copy in by hand, and what they had the file called. The version before goes on writing copies that it read itself.
-- AlterTable
ALTER TABLE "captures" ADD COLUMN     "fileName" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "putInById" UUID;

-- CreateIndex
CREATE INDEX "captures_putInById_idx" ON "captures"("putInById");

-- AddForeignKey
ALTER TABLE "captures" ADD CONSTRAINT "captures_putInById_fkey" FOREIGN KEY ("putInById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
