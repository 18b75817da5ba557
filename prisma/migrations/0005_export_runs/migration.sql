-- CreateTable
CREATE TABLE "export_runs" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "revisions" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "begunAt" TIMESTAMP(3),
    "movedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMP(3),
    "outcome" TEXT,

    CONSTRAINT "export_runs_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "export_runs_userId_createdAt_idx" ON "export_runs"("userId", "createdAt");

-- AddForeignKey
ALTER TABLE "export_runs" ADD CONSTRAINT "export_runs_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
