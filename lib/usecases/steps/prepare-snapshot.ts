import { z } from "zod";
import type { NewSnapshot } from "#lib/db/snapshots.ts";
import { type ArticleDetails, warning } from "#lib/domain/article/article.ts";
import { canonicalText } from "#lib/domain/article/canonical-text.ts";
import { documentJson } from "#lib/domain/article/document-json.ts";
import type { FoundDetails } from "#lib/domain/article/found-details.ts";
import { originalTypes } from "#lib/domain/article/original-type.ts";
import { parseDocument } from "#lib/domain/article/text.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { encodingInput } from "#lib/domain/text/charset.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";
import { cleanOriginal } from "#lib/importer/clean.ts";
import { checkWordsInWorker } from "#lib/importer/compare-in-worker.ts";
import { readerVersion } from "#lib/importer/reader-version.ts";

export const originalInput = z.object({
  /** The bytes as received, base64. */
  original: z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/, "The original must be given as base64."),
  originalType: z.enum(originalTypes),
  /** In which to read it, where it doesn’t say so itself or says it wrongly. */
  encoding: encodingInput.nullish(),
  /** Takes it in even where characters could not be read; where this isn’t said, only if an encoding was chosen or `force` given. */
  unreadable: z.boolean().optional(),
  originalName: z.string().max(500).optional(),
  /** Of an HTML page the article alone is taken. */
  extract: z.boolean().default(false),
  /** Takes in also what looks like no article, and characters that could not be read. */
  force: z.boolean().default(false),
  /** What was noted of it when it was fetched or read before, to go along with it. */
  notes: z.array(warning).max(20).default([]),
  /** The text as a person cleaned it; without it, all of the original is kept. */
  document: documentJson.optional(),
});

export type PreparedSnapshot = Omit<NewSnapshot, "articleId" | "number" | "createdById"> & {
  details: Partial<ArticleDetails>;
  /** Where each of them was found. */
  found: FoundDetails;
};

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
    // A file that nobody has read yet says itself what it is.
    arrival:
      given.document === undefined && given.originalName !== undefined
        ? { name: given.originalName, mediaType: given.originalType }
        : undefined,
    encoding: given.encoding,
    extract: given.extract,
    sourceUrl: known.sourceUrl ?? undefined,
    // What a person has cleaned, they have seen.
    judge: given.document === undefined ? (given.force ? "note" : "refuse") : undefined,
  });
  if (!cleaned.ok) return cleaned;
  const parsed = given.document === undefined ? ok(cleaned.value.document) : parseDocument(given.document);
  if (!parsed.ok) return { ok: false, error: { ...parsed.error, field: "document" } };
  const document = parsed.value;
  const text = canonicalText(document);
  if (text.trim() === "") return refuse("invalid", "Nothing of the text is left. Keep at least a sentence of it.", { field: "document" });
  const { unreadable = given.force || Boolean(given.encoding) } = given;
  const broken = unreadable ? null : unreadableIn(text);
  if (broken !== null) return broken;
  const { details, found, warnings } = cleaned.value;
  const { originalText, untouchedText } = cleaned.value;
  const language = known.language ?? details.language ?? "en";
  const asRead = await checkWordsInWorker(text, originalText, language);
  // A person may also take back in what no reader saw.
  const words =
    asRead?.check.ok === false && untouchedText !== originalText ? await checkWordsInWorker(text, untouchedText, language) : asRead;
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
    originalType: cleaned.value.type,
    encoding: given.encoding ?? null,
    readerVersion,
    warnings: [...given.notes, ...warnings],
    details,
    found,
  });
}

function unreadableIn(text: string): Result<never> | null {
  const count = text.split("\uFFFD").length - 1;
  if (count === 0) return null;
  const at = text.indexOf("\uFFFD");
  const around = text.slice(Math.max(0, at - 20), at + 20).replaceAll("\n", " ");
  const what =
    count === 1 ? "1 character of this text could not be read and stands" : `${count} characters of this text could not be read and stand`;
  return refuse("invalid", `${what} as \uFFFD, first in “${around}”. Choose its encoding, strike them out, or ask for the text as it is.`, {
    field: "document",
    details: { kind: "unreadable-characters", count },
  });
}
