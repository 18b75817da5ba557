import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { z } from "zod";
import { type FileProperties, likelyProperties } from "./file-properties.ts";

const text = z.string().catch("");
const info = z.object({ Title: text, Author: text, CreationDate: text });
const names = z.union([z.string(), z.array(z.string()).transform((all) => all.join(", "))]).catch("");

/** What the file says of itself, by its XMP metadata first. */
export async function propertiesOf(pdf: PDFDocumentProxy): Promise<FileProperties> {
  const found = await pdf.getMetadata();
  const { Title, Author, CreationDate } = info.parse(found.info);
  const xmp = (name: string): string => names.parse(found.metadata?.get(name));
  return likelyProperties({
    titles: [xmp("dc:title"), Title],
    authors: [xmp("dc:creator"), Author],
    dates: [xmp("xmp:createdate"), CreationDate],
  });
}
