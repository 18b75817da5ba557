import JSZip from "jszip";
import mammoth from "mammoth";
import { escapeHtml } from "#lib/domain/export/escaping.ts";
import type { FileProperties } from "./file-properties.ts";
import { wordProperties } from "./word-properties.ts";
import { readableWordXml, wordComments } from "./word-xml.ts";
import { unpacksWithin } from "./zip-size.ts";

const mostUnpacked = 60_000_000;
const asOneOf = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "r.AssayHidden => span.assay-hidden:fresh",
  "r.AssayDeleted => span.assay-deleted:fresh",
];
const parts = ["word/document.xml", "word/footnotes.xml", "word/endnotes.xml"];

/**
 * The text of a Word document (.docx) as HTML, without its pictures; null for what is none, or unpacks to more than a document can be.
 * Hidden and deleted text, and comments, are there as what they are: the reading rules leave them out and tell it.
 */
export async function htmlFromWord(bytes: Uint8Array): Promise<{ html: string; properties: FileProperties } | null> {
  if (!unpacksWithin(bytes, mostUnpacked)) return null;
  try {
    const archive = await JSZip.loadAsync(bytes);
    for (const part of parts) {
      const xml = await archive.file(part)?.async("string");
      if (xml !== undefined) archive.file(part, readableWordXml(xml));
    }
    const comments = wordComments((await archive.file("word/comments.xml")?.async("string")) ?? "");
    const buffer = await archive.generateAsync({ type: "nodebuffer", compression: "STORE" });
    const convertImage = mammoth.images.imgElement(async () => ({ src: "" }));
    const { value } = await mammoth.convertToHtml({ buffer }, { styleMap: asOneOf, convertImage, includeEmbeddedStyleMap: false });
    const html = value + comments.map((text) => `<p class="assay-hidden">${escapeHtml(text)}</p>`).join("");
    return { html, properties: wordProperties((await archive.file("docProps/core.xml")?.async("string")) ?? "") };
  } catch (error) {
    // Its XML is broken, or it is an archive of something else.
    if (error instanceof Error) return null;
    throw error;
  }
}
