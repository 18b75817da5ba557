-- What is to be seen in a picture that is a source. A file kept by the desk needs nothing else: its address is the hash of its bytes.
-- AlterTable
ALTER TABLE "sources" ADD COLUMN     "altText" TEXT NOT NULL DEFAULT '';
