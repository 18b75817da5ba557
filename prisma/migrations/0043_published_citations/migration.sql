-- CreateTable
CREATE TABLE "published_citations" (
    "articleId" UUID NOT NULL,
    "annotationId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "citedId" UUID NOT NULL,
    "stance" "stance" NOT NULL,
    "exact" TEXT NOT NULL,

    CONSTRAINT "published_citations_pkey" PRIMARY KEY ("articleId","annotationId","position")
);

-- CreateIndex
CREATE INDEX "published_citations_citedId_idx" ON "published_citations"("citedId");

-- CreateIndex
CREATE INDEX "evidence_snapshotId_idx" ON "evidence"("snapshotId");

-- AddForeignKey
ALTER TABLE "published_citations" ADD CONSTRAINT "published_citations_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "publication_search"("articleId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_citations" ADD CONSTRAINT "published_citations_citedId_fkey" FOREIGN KEY ("citedId") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was published before cites as well.
INSERT INTO "published_citations" ("articleId", "annotationId", "position", "citedId", "stance", "exact")
SELECT p."articleId", (a.value->>'id')::uuid, e.place - 1, c.id, (e.value->>'stance')::"stance", coalesce(e.value->>'quote', '')
FROM "publication_search" p
JOIN "revisions" r ON r."articleId" = p."articleId" AND r.number = p.number
CROSS JOIN LATERAL jsonb_array_elements(r.content::jsonb->'annotations') AS a(value)
CROSS JOIN LATERAL jsonb_array_elements(a.value->'evidence') WITH ORDINALITY AS e(value, place)
JOIN "articles" c ON c.slug = e.value->'article'->>'slug'
ON CONFLICT DO NOTHING;
