-- AlterTable
ALTER TABLE "annotations" ADD COLUMN     "suspendedVersion" INTEGER;

-- What waits for a person since an earlier change of the text, and was signed and not touched since: its sign-offs come back with its words.
UPDATE "annotations" SET "suspendedVersion" = "signed"."version"
FROM (
  SELECT "annotationId", max("annotationVersion") AS "version", max("createdAt") AS "at" FROM "sign_offs" GROUP BY "annotationId"
) AS "signed"
WHERE "signed"."annotationId" = "annotations"."id"
  AND "signed"."version" < "annotations"."version"
  AND "annotations"."updatedAt" <= "signed"."at"
  AND EXISTS (
    SELECT 1 FROM "passages" WHERE "passages"."annotationId" = "annotations"."id" AND "passages"."anchoring" IN ('lost', 'changed')
  );
