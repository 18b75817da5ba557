-- Where a source has moved to. Its row is of the kind “changed” and about the document as a whole: the version before reads that, and would fail on a
-- kind that it doesn't know. It writes none.
-- AlterTable
ALTER TABLE "source_changes" ADD COLUMN     "movedTo" TEXT;
