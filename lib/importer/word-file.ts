import mammoth from "mammoth";
import { unpacksWithin } from "./zip-size.ts";

const mostUnpacked = 60_000_000;
const asOneOf = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
];

/** The text of a Word document (.docx) as HTML, without its pictures; null for what is none, or unpacks to more than a document can be. */
export async function htmlFromWord(bytes: Uint8Array): Promise<string | null> {
  if (!unpacksWithin(bytes, mostUnpacked)) return null;
  try {
    const convertImage = mammoth.images.imgElement(async () => ({ src: "" }));
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      { styleMap: asOneOf, convertImage, includeEmbeddedStyleMap: false },
    );
    return value;
  } catch (error) {
    // Its XML is broken, or it is an archive of something else.
    if (error instanceof Error) return null;
    throw error;
  }
}
