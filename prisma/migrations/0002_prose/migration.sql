-- CreateEnum
CREATE TYPE "prose_kind" AS ENUM ('rationale', 'summary');

-- CreateTable
CREATE TABLE "prose_documents" (
    "id" UUID NOT NULL,
    "kind" "prose_kind" NOT NULL,
    "subjectId" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "state" BYTEA NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "prose_documents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prose_updates" (
    "sequence" BIGSERIAL NOT NULL,
    "documentId" UUID NOT NULL,
    "update" BYTEA NOT NULL,
    "authorId" UUID,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "prose_updates_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "prose_versions" (
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "json" JSONB NOT NULL,
    "authorIds" UUID[],
    "startedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "prose_versions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "prose_documents_articleId_idx" ON "prose_documents"("articleId");

-- CreateIndex
CREATE UNIQUE INDEX "prose_documents_kind_subjectId_key" ON "prose_documents"("kind", "subjectId");

-- CreateIndex
CREATE INDEX "prose_updates_documentId_idx" ON "prose_updates"("documentId");

-- CreateIndex
CREATE INDEX "prose_versions_documentId_endedAt_idx" ON "prose_versions"("documentId", "endedAt");

-- AddForeignKey
ALTER TABLE "prose_documents" ADD CONSTRAINT "prose_documents_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prose_updates" ADD CONSTRAINT "prose_updates_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "prose_documents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prose_versions" ADD CONSTRAINT "prose_versions_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "prose_documents"("id") ON DELETE CASCADE ON UPDATE CASCADE;
