-- CreateEnum
CREATE TYPE "claimant_kind" AS ENUM ('person', 'organisation', 'other');

-- CreateTable
CREATE TABLE "claimants" (
    "id" UUID NOT NULL,
    "kind" "claimant_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "link" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "claimants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claimant_names" (
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "claimantId" UUID NOT NULL,
    "originId" UUID NOT NULL,

    CONSTRAINT "claimant_names_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "claimants_name_id_idx" ON "claimants"("name", "id");

-- CreateIndex
CREATE INDEX "claimant_names_claimantId_idx" ON "claimant_names"("claimantId");

-- CreateIndex
CREATE INDEX "claimant_names_originId_idx" ON "claimant_names"("originId");

-- AddForeignKey
ALTER TABLE "claimant_names" ADD CONSTRAINT "claimant_names_claimantId_fkey" FOREIGN KEY ("claimantId") REFERENCES "claimants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claimant_names" ADD CONSTRAINT "claimant_names_originId_fkey" FOREIGN KEY ("originId") REFERENCES "claimants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The names that the search has met, each a claimant; one that is called as an outlet is an organisation. Whatever it has not met yet follows as it
-- catches up. What the version before writes meanwhile is found missing at the next change, and told by its name until then.
INSERT INTO "claimants" ("id", "kind", "name")
  SELECT e."id", (CASE WHEN EXISTS (SELECT 1 FROM "outlets" o WHERE lower(o."name") = lower(e."title")) THEN 'organisation' ELSE 'person' END)::"claimant_kind", e."title"
  FROM "search_entries" e WHERE e."kind" = 'claimant';
INSERT INTO "claimant_names" ("key", "name", "claimantId", "originId")
  SELECT e."claimant", e."title", e."id", e."id" FROM "search_entries" e WHERE e."kind" = 'claimant';
