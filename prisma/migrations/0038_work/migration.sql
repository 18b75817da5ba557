-- CreateEnum
CREATE TYPE "annotation_progress" AS ENUM ('draft', 'submitted', 'returned', 'signed_off');

-- AlterTable
ALTER TABLE "annotations" ADD COLUMN     "progress" "annotation_progress" NOT NULL DEFAULT 'draft';

-- AlterTable
ALTER TABLE "articles" ADD COLUMN     "dueOn" DATE;

-- CreateTable
CREATE TABLE "handovers" (
    "annotationId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "handovers_pkey" PRIMARY KEY ("annotationId")
);

-- CreateIndex
CREATE INDEX "handovers_userId_idx" ON "handovers"("userId");

-- CreateIndex
CREATE INDEX "annotations_progress_submittedAt_idx" ON "annotations"("progress", "submittedAt");

-- AddForeignKey
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "annotations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Articles in the order in which they are due, and what is due until a day.
CREATE INDEX "articles_due_idx" ON "articles"(coalesce("dueOn", DATE '9999-12-31'), "id");

-- Where an annotation stands is a column, so that what waits is found without reading everything. Kept by triggers: the version before this
-- one writes the rows that it follows from, and knows nothing of it. A restore brings it with the row.
CREATE FUNCTION "progress_of_annotation"(which uuid, "at" integer, submitted boolean) RETURNS "annotation_progress" LANGUAGE sql STABLE AS $$
  SELECT (CASE
    WHEN decided = 'approve' THEN 'signed_off'
    WHEN submitted THEN 'submitted'
    WHEN decided = 'return' THEN 'returned'
    ELSE 'draft' END)::"annotation_progress"
  FROM (SELECT (
    SELECT s.decision FROM sign_offs s WHERE s."annotationId" = which AND s."annotationVersion" = "at" ORDER BY s.id DESC LIMIT 1
  ) AS decided) d
$$;

UPDATE "annotations" SET "progress" = progress_of_annotation("id", "version", "submittedAt" IS NOT NULL);

CREATE FUNCTION "keep_annotation_progress"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."progress" := progress_of_annotation(NEW."id", NEW."version", NEW."submittedAt" IS NOT NULL);
  RETURN NEW;
END;
$$;
CREATE TRIGGER "keep_annotation_progress" BEFORE UPDATE ON "annotations" FOR EACH ROW EXECUTE FUNCTION "keep_annotation_progress"();

CREATE FUNCTION "move_annotation_progress"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "annotations" SET "progress" = "progress" WHERE "id" = NEW."annotationId";
  RETURN NULL;
END;
$$;
CREATE TRIGGER "move_annotation_progress" AFTER INSERT OR UPDATE ON "sign_offs" FOR EACH ROW EXECUTE FUNCTION "move_annotation_progress"();
