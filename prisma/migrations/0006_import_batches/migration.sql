-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('expected', 'waiting', 'reading', 'ready', 'loaded', 'failed', 'cancelled');

-- CreateTable
CREATE TABLE "import_batches" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dismissedAt" TIMESTAMP(3),

    CONSTRAINT "import_batches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_items" (
    "id" UUID NOT NULL,
    "batchId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "place" TEXT NOT NULL,
    "originalType" TEXT,
    "original" BYTEA,
    "state" "import_state" NOT NULL,
    "message" TEXT NOT NULL DEFAULT '',
    "draftId" UUID,
    "articleId" UUID,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "import_items_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "import_batches_userId_idx" ON "import_batches"("userId");

-- CreateIndex
CREATE INDEX "import_items_state_idx" ON "import_items"("state");

-- CreateIndex
CREATE INDEX "import_items_draftId_idx" ON "import_items"("draftId");

-- CreateIndex
CREATE INDEX "import_items_articleId_idx" ON "import_items"("articleId");

-- CreateIndex
CREATE UNIQUE INDEX "import_items_batchId_position_key" ON "import_items"("batchId", "position");

-- AddForeignKey
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_items" ADD CONSTRAINT "import_items_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "import_batches"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_items" ADD CONSTRAINT "import_items_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "import_drafts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_items" ADD CONSTRAINT "import_items_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "articles"("id") ON DELETE SET NULL ON UPDATE CASCADE;
