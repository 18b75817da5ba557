-- AlterEnum
ALTER TYPE "anchoring" ADD VALUE 'typography' AFTER 'exact';
