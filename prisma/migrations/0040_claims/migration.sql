-- CreateTable
CREATE TABLE "claims" (
    "id" UUID NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "claims_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "annotations" ADD COLUMN     "claimId" UUID,
ADD COLUMN     "claimedOn" TEXT NOT NULL DEFAULT '';

-- Every annotation that there is becomes a claim of its own.
INSERT INTO "claims" ("id", "createdAt") SELECT "id", "createdAt" FROM "annotations";
UPDATE "annotations" SET "claimId" = "id";
ALTER TABLE "annotations" ALTER COLUMN "claimId" SET NOT NULL;

-- So does every new one, whoever writes it: the version before knows of no claims.
CREATE FUNCTION annotation_begins_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."claimId" := coalesce(NEW."claimId", NEW."id");
  IF NEW."claimId" = NEW."id" THEN
    INSERT INTO "claims" ("id", "createdAt") VALUES (NEW."id", NEW."createdAt") ON CONFLICT DO NOTHING;
  END IF;
  RETURN NEW;
END;
$$;
CREATE TRIGGER annotation_begins_claim BEFORE INSERT ON "annotations" FOR EACH ROW EXECUTE FUNCTION annotation_begins_claim();

-- CreateIndex
CREATE INDEX "claims_createdAt_id_idx" ON "claims"("createdAt", "id");

-- CreateIndex
CREATE INDEX "annotations_claimId_idx" ON "annotations"("claimId");

-- AddForeignKey
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "claims"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
