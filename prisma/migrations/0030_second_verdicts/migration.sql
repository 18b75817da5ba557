-- AlterTable
ALTER TABLE "annotations" ADD COLUMN     "openUntil" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "articles" ADD COLUMN     "secondVerdict" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "annotation_openings" (
    "annotationId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "annotation_openings_pkey" PRIMARY KEY ("annotationId","userId")
);

-- CreateTable
CREATE TABLE "second_verdicts" (
    "annotationId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "verdictId" UUID NOT NULL,
    "firstVerdictId" UUID NOT NULL,
    "rationale" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledVerdictId" UUID,
    "settlement" TEXT NOT NULL DEFAULT '',
    "dissent" BOOLEAN NOT NULL DEFAULT false,
    "settledById" UUID,
    "settledAt" TIMESTAMP(3),

    CONSTRAINT "second_verdicts_pkey" PRIMARY KEY ("annotationId")
);

-- CreateIndex
CREATE INDEX "annotation_openings_userId_idx" ON "annotation_openings"("userId");

-- CreateIndex
CREATE INDEX "second_verdicts_userId_idx" ON "second_verdicts"("userId");

-- CreateIndex
CREATE INDEX "second_verdicts_settledById_idx" ON "second_verdicts"("settledById");

-- AddForeignKey
ALTER TABLE "annotation_openings" ADD CONSTRAINT "annotation_openings_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "annotations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotation_openings" ADD CONSTRAINT "annotation_openings_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "second_verdicts" ADD CONSTRAINT "second_verdicts_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "annotations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "second_verdicts" ADD CONSTRAINT "second_verdicts_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "second_verdicts" ADD CONSTRAINT "second_verdicts_verdictId_fkey" FOREIGN KEY ("verdictId") REFERENCES "verdicts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "second_verdicts" ADD CONSTRAINT "second_verdicts_firstVerdictId_fkey" FOREIGN KEY ("firstVerdictId") REFERENCES "verdicts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "second_verdicts" ADD CONSTRAINT "second_verdicts_settledVerdictId_fkey" FOREIGN KEY ("settledVerdictId") REFERENCES "verdicts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "second_verdicts" ADD CONSTRAINT "second_verdicts_settledById_fkey" FOREIGN KEY ("settledById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
