-- CreateEnum
CREATE TYPE "log_entry_kind" AS ENUM ('revision', 'withdrawal', 'key', 'restore', 'erasure');

-- AlterTable
ALTER TABLE "signing_keys" ADD COLUMN     "previousId" TEXT,
ADD COLUMN     "signatureOfPrevious" TEXT;

-- CreateTable
CREATE TABLE "log_head" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "size" INTEGER NOT NULL,
    "checkpoint" TEXT NOT NULL,

    CONSTRAINT "log_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "log_entries" (
    "index" INTEGER NOT NULL,
    "kind" "log_entry_kind" NOT NULL,
    "number" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "time" TIMESTAMP(3) NOT NULL,
    "proof" TEXT NOT NULL,

    CONSTRAINT "log_entries_pkey" PRIMARY KEY ("index")
);

-- CreateTable
CREATE TABLE "log_nodes" (
    "level" INTEGER NOT NULL,
    "index" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "log_nodes_pkey" PRIMARY KEY ("level","index")
);

-- CreateIndex
CREATE INDEX "log_entries_sha256_idx" ON "log_entries"("sha256");

CREATE TRIGGER "log_entries_never_change" BEFORE UPDATE OR DELETE OR TRUNCATE ON "log_entries" EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "log_nodes_never_change" BEFORE UPDATE OR DELETE OR TRUNCATE ON "log_nodes" EXECUTE FUNCTION "refuse_change"();

-- The one row that changes: it only grows. Not by refuse_change(), as the application must be able to update it.
CREATE FUNCTION "refuse_shrinking"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'UPDATE' OR NEW."size" < OLD."size" OR NEW."id" <> OLD."id" THEN
    RAISE EXCEPTION 'The log only grows: % is refused.', TG_OP USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END;
$$;
CREATE TRIGGER "log_head_only_grows" BEFORE UPDATE OR DELETE ON "log_head" FOR EACH ROW EXECUTE FUNCTION "refuse_shrinking"();
CREATE TRIGGER "log_head_stays" BEFORE TRUNCATE ON "log_head" EXECUTE FUNCTION "refuse_shrinking"();

-- Which key came before which is known; that the one before had signed for it, nobody can say.
UPDATE "signing_keys" SET "previousId" = earlier."previousId"
FROM (SELECT "id", lag("id") OVER (ORDER BY "createdAt", "id") AS "previousId" FROM "signing_keys") AS earlier
WHERE "signing_keys"."id" = earlier."id";
