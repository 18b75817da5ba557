-- CreateEnum
CREATE TYPE "contact_party" AS ENUM ('claimant', 'outlet');

-- CreateEnum
CREATE TYPE "contact_channel" AS ENUM ('email', 'phone', 'message', 'form', 'letter', 'in_person');

-- CreateEnum
CREATE TYPE "contact_outcome" AS ENUM ('waiting', 'answered', 'no_answer');

-- AlterTable
ALTER TABLE "articles" ADD COLUMN     "selectionReason" TEXT;

-- CreateTable
CREATE TABLE "snapshot_confirmations" (
    "snapshotId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "confirmedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "snapshot_confirmations_pkey" PRIMARY KEY ("snapshotId")
);

-- CreateTable
CREATE TABLE "contacts" (
    "id" UUID NOT NULL,
    "annotationId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "party" "contact_party" NOT NULL,
    "name" TEXT NOT NULL,
    "channel" "contact_channel" NOT NULL,
    "askedOn" DATE NOT NULL,
    "outcome" "contact_outcome" NOT NULL,
    "outcomeOn" DATE,
    "answer" TEXT NOT NULL DEFAULT '',
    "notes" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "contacts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "snapshot_confirmations_userId_idx" ON "snapshot_confirmations"("userId");

-- CreateIndex
CREATE INDEX "contacts_annotationId_idx" ON "contacts"("annotationId");

-- CreateIndex
CREATE INDEX "contacts_userId_idx" ON "contacts"("userId");

-- AddForeignKey
ALTER TABLE "snapshot_confirmations" ADD CONSTRAINT "snapshot_confirmations_snapshotId_fkey" FOREIGN KEY ("snapshotId") REFERENCES "snapshots"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "snapshot_confirmations" ADD CONSTRAINT "snapshot_confirmations_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "annotations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
