-- CreateEnum
CREATE TYPE "upkeep_kind" AS ENUM ('backup', 'check');

-- CreateTable
CREATE TABLE "upkeep_runs" (
    "id" UUID NOT NULL,
    "kind" "upkeep_kind" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "failure" TEXT,
    "faults" INTEGER,
    "file" TEXT,

    CONSTRAINT "upkeep_runs_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "upkeep_runs_kind_at_idx" ON "upkeep_runs"("kind", "at");
