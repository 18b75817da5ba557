import { z } from "zod";
import { findArticle, refreshStatus } from "#lib/db/articles.ts";
import { database, inTransaction } from "#lib/db/client.ts";
import { wakePublications } from "#lib/db/outbox.ts";
import { findLatestSnapshot, findOriginal } from "#lib/db/snapshots.ts";
import { insertSourceCheck } from "#lib/db/source-checks.ts";
import type { CheckedSource } from "#lib/domain/anchoring/versions.ts";
import type { Article, Snapshot } from "#lib/domain/article/article.ts";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { canonicalText } from "#lib/domain/article/canonical-text.ts";
import { blockTexts, sameWords, withoutBlocks } from "#lib/domain/article/cleaning.ts";
import { kindOf } from "#lib/domain/article/original-type.ts";
import { pageKindNoteCode, pageKindOf } from "#lib/domain/article/page-kind.ts";
import { normalizeDocument } from "#lib/domain/article/text.ts";
import { sameTimes } from "#lib/domain/article/timed-spans.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/domain/result.ts";
import { words } from "#lib/domain/text/words.ts";
import { cleanOriginal } from "#lib/importer/clean.ts";
import { type FetchOptions, fetchArticle } from "#lib/importer/fetch-article.ts";
import { readerVersion } from "#lib/importer/reader-version.ts";
import { isJoined } from "#lib/importer/several-pages.ts";
import { admit } from "../admit.ts";
import { articleNotFound, refuseUnassigned } from "../change-article.ts";
import { nothingFetched } from "../steps/nothing-fetched.ts";
import { addSnapshot } from "./add-snapshot.ts";

const asked = z.object({
  articleId: z.string().max(200),
  /** Take the text in even when more than half of its words are gone. */
  force: z.boolean().default(false),
});

/**
 * Looks at the outlet's page again (article by id or slug). The same words: that is written down. Other words: they become the next
 * snapshot. A page that can't be read is written down as that, by name, and changes nothing. `options` are for tests alone.
 */
export async function checkSource(
  actor: Actor | null,
  input: z.input<typeof asked>,
  options: FetchOptions = {},
): Promise<Result<CheckedSource>> {
  const admitted = admit(actor, "load an article", asked, input);
  if (!admitted.ok) return admitted;
  const article = await findArticle(database(), admitted.value.input.articleId);
  const latest = article && (await findLatestSnapshot(database(), article.id));
  if (!article || !latest) return articleNotFound();
  const others = await refuseUnassigned(database(), admitted.value.actor, article.id);
  if (others) return others;
  if (article.sourceUrl === null) {
    return refuse("invalid", "This article has no address to look at. Give it one in its details.", { field: "sourceUrl" });
  }
  if (article.fetchNothing) return refuse("invalid", nothingFetched);
  const { force } = admitted.value.input;
  const allPages = isJoined((await findOriginal(database(), latest.id)).original);
  const fetched = await fetchAsBefore(article.sourceUrl, latest, { ...options, force, allPages });
  if (!fetched.ok) return failed(article, fetched.error);
  const { bytes, type, encoding, cleaned } = fetched.value;
  if (latest.kind === "transcript" && kindOf(type) !== "transcript") return failed(article, { code: "upstream", message: recordingItself });
  const page = normalizeDocument(cleaned.document);
  const known = latest.document;
  const alike = isSame(page, known) ? { page, before: page } : await readAlike(page, latest, article.sourceUrl);
  if (isSame(alike.page, known) || isSame(alike.page, alike.before)) {
    await noteUnchanged(article, article.sourceUrl, latest);
    return ok({ outcome: "unchanged" });
  }
  // What could not be read then, and was taken in all the same, is no news.
  const unreadable = force || latest.text.includes("\uFFFD");
  if (!isSame(alike.before, known)) {
    // First what the reader of today makes of the page as it was, so that the rest of the difference is the outlet's alone.
    const { original, originalType, encoding: readIn } = await findOriginal(database(), latest.id);
    const reread = {
      articleId: article.id,
      force,
      original: base64(original),
      originalType,
      encoding: readIn,
      unreadable,
      document: alike.before,
    };
    const added = await addSnapshot(actor, reread);
    if (!added.ok) return notTaken(article, added.error);
  }
  const now = {
    articleId: article.id,
    force,
    original: base64(bytes),
    originalType: type,
    encoding,
    unreadable,
    document: alike.page,
  };
  const added = await addSnapshot(actor, now, { readAt: article.sourceUrl });
  if (!added.ok) return notTaken(article, added.error);
  const { snapshot, passages } = added.value;
  return ok({ outcome: "changed", added: { number: snapshot.number, passages } });
}

/** The outlet's page reads like the newest snapshot. Readers hear of one that a person took in from elsewhere only now. */
async function noteUnchanged(article: Article, address: string, { id: snapshotId }: Snapshot): Promise<void> {
  await inTransaction(async (db) => {
    await insertSourceCheck(db, { articleId: article.id, outcome: "unchanged", snapshotId, address });
    await refreshStatus(db, article.id);
    await wakePublications(db, article.slug);
  });
}

/** What was taken in knowing what it is (a paywall's beginning, one page of several) is that again: no news. */
async function fetchAsBefore(sourceUrl: string, { warnings }: Snapshot, options: FetchOptions): ReturnType<typeof fetchArticle> {
  const fetched = await fetchArticle(sourceUrl, options);
  const kind = fetched.ok ? undefined : pageKindOf(fetched.error)?.kind;
  const known = kind !== undefined && warnings.some(({ code }) => code === pageKindNoteCode(kind));
  return known ? fetchArticle(sourceUrl, { ...options, force: true }) : fetched;
}

const recordingItself =
  "The address leads to a page of the recording, not to a transcript, so there is nothing to compare. If its captions have changed, take in their file.";

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

/** The same words, and of a transcript at the same times. */
function isSame(one: DocumentJson, other: DocumentJson): boolean {
  return sameWords(canonicalText(one), canonicalText(other)) && sameTimes(one, other);
}

async function failed(article: Article, refusal: Refusal): Promise<Result<CheckedSource>> {
  const { message } = refusal;
  await insertSourceCheck(database(), { articleId: article.id, outcome: "failed", message, address: article.sourceUrl ?? "" });
  return ok({ outcome: "failed", message, kind: pageKindOf(refusal)?.kind ?? null });
}

/** A text that has lost most of its words is for a person to decide on: whoever asked is asked back. */
async function notTaken(article: Article, refusal: Refusal): Promise<Result<CheckedSource>> {
  const noted = await failed(article, refusal);
  return refusal.code === "conflict" ? { ok: false, error: refusal } : noted;
}

/**
 * The page and the original of the newest snapshot, both as the reader of today reads them, without what a person left out when they
 * cleaned that snapshot: so only the outlet's own changes show. `before` is the snapshot as it stands where the same reader made it.
 */
async function readAlike(page: DocumentJson, latest: Snapshot, sourceUrl: string): Promise<{ page: DocumentJson; before: DocumentJson }> {
  const { original, originalType, encoding, readerVersion: madeBy } = await findOriginal(database(), latest.id);
  const reread = await cleanOriginal({ bytes: original, type: originalType, encoding, sourceUrl, extract: originalType === "text/html" });
  if (!reread.ok) return { page, before: latest.document };
  const then = normalizeDocument(reread.value.document);
  const isKept = keptIn(latest.document, madeBy === readerVersion);
  const leftOut = new Set(blockTexts(then).filter((text) => !isKept(text)));
  return {
    page: without(page, leftOut),
    before: madeBy === readerVersion ? latest.document : without(then, leftOut),
  };
}

/** Is a block among those of a document: to the word, or, where another reader made it, with most of its words. */
function keptIn(document: DocumentJson, byTheSameReader: boolean): (text: string) => boolean {
  const texts = blockTexts(document);
  const kept = new Set(texts);
  if (byTheSameReader) return (text) => kept.has(text);
  const wordsOf = (text: string) => words(text).map((word) => word.text);
  const known = new Set(texts.flatMap(wordsOf));
  return (text) => {
    const all = wordsOf(text);
    return kept.has(text) || all.filter((word) => known.has(word)).length * 2 > all.length;
  };
}

/** A text that would lose all of its blocks loses none. */
function without(document: DocumentJson, leftOut: ReadonlySet<string>): DocumentJson {
  const texts = blockTexts(document);
  const again = texts.flatMap((text, index) => (leftOut.has(text) ? [index] : []));
  return again.length === 0 || again.length === texts.length ? document : withoutBlocks(document, new Set(again));
}
