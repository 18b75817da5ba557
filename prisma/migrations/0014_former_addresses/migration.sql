-- AlterTable
ALTER TABLE "desk" ADD COLUMN     "formerAddresses" TEXT[] DEFAULT ARRAY[]::TEXT[];
