-- CreateTable
CREATE TABLE "publication_search" (
    "articleId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "revision_kind" NOT NULL,
    "note" TEXT NOT NULL,
    "corrected" BOOLEAN NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "outlet" TEXT,
    "language" TEXT NOT NULL,
    "sample" BOOLEAN NOT NULL,
    "takeaway" TEXT NOT NULL,
    "overallVerdict" JSONB,
    "tally" JSONB NOT NULL,
    "publishedAt" TIMESTAMP(3) NOT NULL,
    "firstPublishedAt" TIMESTAMP(3) NOT NULL,
    "words" TEXT[],

    CONSTRAINT "publication_search_pkey" PRIMARY KEY ("articleId")
);

-- CreateIndex
CREATE INDEX "publication_search_publishedAt_idx" ON "publication_search"("publishedAt");

-- Search by words: the words are folded and cut by us, so no parser or dictionary of one language comes between.
CREATE INDEX "publication_search_words_idx" ON "publication_search" USING gin (array_to_tsvector("words"));

-- AddForeignKey
ALTER TABLE "publication_search" ADD CONSTRAINT "publication_search_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;
