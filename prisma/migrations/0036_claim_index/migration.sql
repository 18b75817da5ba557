-- What earlier claims are found by. Unlogged: it is made of the annotations, and made anew at a start where it is missing.
CREATE UNLOGGED TABLE "claim_index" (
    "annotationId" UUID NOT NULL,
    "claim" TEXT NOT NULL,
    "stems" TEXT[],
    "changedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "claim_index_pkey" PRIMARY KEY ("annotationId")
);

-- Claims are looked for by the beginnings of stems: by bytes, whatever the database is collated by.
CREATE UNLOGGED TABLE "claim_terms" (
    "term" TEXT COLLATE "C" NOT NULL,
    "annotationId" UUID NOT NULL,

    CONSTRAINT "claim_terms_pkey" PRIMARY KEY ("term", "annotationId")
);

CREATE UNLOGGED TABLE "claim_term_counts" (
    "kind" TEXT NOT NULL,
    "term" TEXT COLLATE "C" NOT NULL,
    "count" INTEGER NOT NULL,
    "countedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "claim_term_counts_pkey" PRIMARY KEY ("kind", "term")
);

-- CreateIndex
CREATE INDEX "claim_index_changedAt_idx" ON "claim_index"("changedAt");

-- CreateIndex
CREATE INDEX "claim_terms_annotationId_idx" ON "claim_terms"("annotationId");

-- AddForeignKey
ALTER TABLE "claim_index" ADD CONSTRAINT "claim_index_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "annotations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_terms" ADD CONSTRAINT "claim_terms_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "claim_index"("annotationId") ON DELETE CASCADE ON UPDATE CASCADE;
