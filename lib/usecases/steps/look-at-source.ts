import { findContent, findNewestReading, findText } from "#lib/db/captures.ts";
import { database } from "#lib/db/client.ts";
import { lastOfDocument, listQuoted } from "#lib/db/source-changes.ts";
import { moveBetween } from "#lib/domain/claim/moved.ts";
import { newsBetween, type SourceChangeFound, type SourceLook } from "#lib/domain/claim/source.ts";
import { toStorable } from "#lib/domain/text/storable.ts";
import { quotedWordsInWorker } from "#lib/importer/compare-in-worker.ts";
import { type ReadSource, readKept } from "#lib/importer/read-source.ts";
import { readerVersion } from "#lib/importer/reader-version.ts";

/** What is new, and whether any of the words quoted stand in it. */
export type SourceLooked = { news: SourceChangeFound[]; holdsQuote: boolean };

/**
 * What a look at a source found that our newest copy doesn't say; null where there is nothing to compare it with. Like is compared with like: a
 * copy that another reader made is read again by this one, and what somebody put in by hand is no reading of ours.
 */
export async function newsOfSource({ id, url: address }: { id: string; url: string }, read: ReadSource): Promise<SourceLooked | null> {
  const copy = await findNewestReading(database(), id);
  if (copy === null) return null;
  if (read.state === "failed") return { news: [], holdsQuote: false };
  const { isAway, movedTo: toldAt } = await lastOfDocument(database(), id);
  const none: SourceLook["words"] = new Map();
  if (read.state !== "kept")
    return { news: newsBetween({ there: !isAway, words: none }, { there: false, words: none }), holdsQuote: false };
  const quotes = await listQuoted(database(), id);
  const before = await lookIn(await textOf(copy), quotes);
  const now = await lookIn(read.text === null ? null : toStorable(read.text), quotes);
  const move = moveBetween({ address, seenAt: copy.url, toldAt }, read.fetched);
  return {
    news: newsBetween({ there: !isAway, words: before }, { there: true, words: now }, move),
    holdsQuote: now.values().some(({ found }) => found),
  };
}

async function textOf(copy: NonNullable<Awaited<ReturnType<typeof findNewestReading>>>): Promise<string | null> {
  const bytes = copy.readerVersion === readerVersion ? null : await findContent(database(), copy.sha256);
  if (bytes !== null) return readKept(bytes, copy);
  return copy.textSha256 === null ? null : findText(database(), copy.textSha256);
}

/** Nothing is said of words that could not be looked for. */
async function lookIn(text: string | null, quotes: string[]): Promise<SourceLook["words"]> {
  const found = text === null ? null : await quotedWordsInWorker(text, quotes);
  return new Map(
    (found ?? []).map(({ state, place }, index) => [
      quotes[index] ?? "",
      { found: state === "found", around: place === null ? "" : `${lastLine(place.before)}|${firstLine(place.after)}` },
    ]),
  );
}

/** What stands in other paragraphs is of no account: lists of other articles change by the hour. */
const lastLine = (text: string) => text.split("\n").at(-1)?.replaceAll(/\s+/g, " ") ?? "";
const firstLine = (text: string) => text.split("\n").at(0)?.replaceAll(/\s+/g, " ") ?? "";
