-- CreateTable
CREATE TABLE "annotation_origins" (
    "annotationId" UUID NOT NULL,
    "sourceId" TEXT,
    "creator" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3),
    "updatedAt" TIMESTAMP(3),
    "contentSha256" TEXT NOT NULL,
    "identitySha256" TEXT NOT NULL,
    "annotationVersion" INTEGER NOT NULL,

    CONSTRAINT "annotation_origins_pkey" PRIMARY KEY ("annotationId")
);

-- AddForeignKey
ALTER TABLE "annotation_origins" ADD CONSTRAINT "annotation_origins_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "annotations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
