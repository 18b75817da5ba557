-- CreateEnum
CREATE TYPE "source_news" AS ENUM ('gone', 'back', 'words_gone', 'words_back', 'changed');

-- AlterTable
ALTER TABLE "source_health" ADD COLUMN     "watch" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "source_changes" (
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" "source_news" NOT NULL,
    "quote" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "source_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "published_sources" (
    "articleId" UUID NOT NULL,
    "annotationId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "sourceId" UUID NOT NULL,
    "quote" TEXT NOT NULL,
    "publishedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "published_sources_pkey" PRIMARY KEY ("articleId","annotationId","position")
);

-- CreateIndex
CREATE INDEX "source_changes_sourceId_at_idx" ON "source_changes"("sourceId", "at");

-- CreateIndex
CREATE INDEX "published_sources_sourceId_idx" ON "published_sources"("sourceId");

-- AddForeignKey
ALTER TABLE "source_changes" ADD CONSTRAINT "source_changes_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "sources"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_sources" ADD CONSTRAINT "published_sources_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "publication_search"("articleId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_sources" ADD CONSTRAINT "published_sources_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "sources"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was published before is watched as well.
INSERT INTO "published_sources" ("articleId", "annotationId", "position", "sourceId", "quote", "publishedAt")
SELECT p."articleId", (a.value->>'id')::uuid, e.place - 1, s.id, coalesce(e.value->>'quote', ''), p."publishedAt"
FROM "publication_search" p
JOIN "revisions" r ON r."articleId" = p."articleId" AND r.number = p.number
CROSS JOIN LATERAL jsonb_array_elements(r.content::jsonb->'annotations') AS a(value)
CROSS JOIN LATERAL jsonb_array_elements(a.value->'evidence') WITH ORDINALITY AS e(value, place)
JOIN "sources" s ON s.url = e.value->>'url'
ON CONFLICT DO NOTHING;
