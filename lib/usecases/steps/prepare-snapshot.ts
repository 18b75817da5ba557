import { z } from "zod";
import type { NewSnapshot } from "#lib/db/snapshots.ts";
import { type ArticleDetails, originalTypes } from "#lib/domain/article/article.ts";
import { documentJson } from "#lib/domain/article/article-schema.ts";
import { canonicalText, parseDocument } from "#lib/domain/article/text.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";
import { cleanOriginal } from "#lib/importer/clean.ts";
import { checkWordsInWorker } from "#lib/importer/compare-in-worker.ts";
import { readerVersion } from "#lib/importer/reader-version.ts";

export const originalInput = z.object({
  /** The bytes as received, base64. */
  original: z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/, "The original must be given as base64."),
  originalType: z.enum(originalTypes),
  originalName: z.string().max(500).optional(),
  /** The text as a person cleaned it; without it, all of the original is kept. */
  document: documentJson.optional(),
});

export type PreparedSnapshot = Omit<NewSnapshot, "articleId" | "number" | "createdById"> & { found: Partial<ArticleDetails> };

/**
 * Makes a snapshot out of an original and what a person made of it. Cleaning may leave words out and restructure; a word that the
 * original doesn't have is refused.
 */
export async function prepareSnapshot(
  given: z.infer<typeof originalInput>,
  known: { sourceUrl?: string | null; language?: string },
): Promise<Result<PreparedSnapshot>> {
  const original = Buffer.from(given.original, "base64");
  const cleaned = await cleanOriginal({
    bytes: original,
    type: given.originalType,
    name: given.originalName,
    sourceUrl: known.sourceUrl ?? undefined,
  });
  if (!cleaned.ok) return cleaned;
  const parsed = given.document === undefined ? ok(cleaned.value.document) : parseDocument(given.document);
  if (!parsed.ok) return { ok: false, error: { ...parsed.error, field: "document" } };
  const document = parsed.value;
  const text = canonicalText(document);
  if (text.trim() === "") return refuse("invalid", "Nothing of the text is left. Keep at least a sentence of it.", { field: "document" });
  const { details: found, warnings } = cleaned.value;
  const words = await checkWordsInWorker(text, cleaned.value.originalText, known.language ?? found.language ?? "en");
  if (words === null)
    return refuse(
      "invalid",
      "This text could not be compared with its original in reasonable time. Cut out the part you want to check and load that.",
      { field: "document" },
    );
  const { check, count } = words;
  if (!check.ok) {
    const message = `“${check.word}” is not in the original at this place. Cleaning may leave words out, not add or change them: take it out again.`;
    return refuse("invalid", message, { field: "document", details: { word: check.word, offset: check.offset } });
  }
  return ok({
    document,
    text,
    sha256: sha256Hex(text),
    wordCount: count,
    original,
    originalType: given.originalType,
    readerVersion,
    warnings,
    found,
  });
}
