import { findContent, findNewestReading, findText } from "#lib/db/captures.ts";
import { database } from "#lib/db/client.ts";
import { isAway, listQuoted } from "#lib/db/source-changes.ts";
import { newsBetween, type SourceLook, type SourceNews } from "#lib/domain/claim/source.ts";
import { toStorable } from "#lib/domain/text/storable.ts";
import { quotedWordsInWorker } from "#lib/importer/compare-in-worker.ts";
import { type ReadSource, readKept } from "#lib/importer/read-source.ts";
import { readerVersion } from "#lib/importer/reader-version.ts";

/**
 * What a look at a source found that our newest copy doesn't say; null where there is nothing to compare it with. Like is compared with like: a
 * copy that another reader made is read again by this one, and what somebody put in by hand is no reading of ours.
 */
export async function newsOfSource(sourceId: string, read: ReadSource): Promise<{ kind: SourceNews; quote: string }[] | null> {
  const copy = await findNewestReading(database(), sourceId);
  if (copy === null) return null;
  if (read.state === "failed") return [];
  const wasThere = !(await isAway(database(), sourceId));
  const none: SourceLook["words"] = new Map();
  if (read.state !== "kept") return newsBetween({ there: wasThere, words: none }, { there: false, words: none });
  const quotes = await listQuoted(database(), sourceId);
  const before = await lookIn(await textOf(copy), quotes);
  const now = await lookIn(read.text === null ? null : toStorable(read.text), quotes);
  return newsBetween({ there: wasThere, words: before }, { there: true, words: now });
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
