import { z } from "zod";
import { findArticle } from "#lib/db/articles.ts";
import { database } from "#lib/db/client.ts";
import { findLatestSnapshot, findOriginal } from "#lib/db/snapshots.ts";
import { insertSourceCheck } from "#lib/db/source-checks.ts";
import type { CheckedSource } from "#lib/domain/anchoring/versions.ts";
import type { Article, Snapshot } from "#lib/domain/article/article.ts";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { blockTexts, sameWords, withoutBlocks } from "#lib/domain/article/cleaning.ts";
import { canonicalText, normalizeDocument } from "#lib/domain/article/text.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/domain/result.ts";
import { words } from "#lib/domain/text/words.ts";
import { cleanOriginal } from "#lib/importer/clean.ts";
import { type FetchOptions, fetchArticle } from "#lib/importer/fetch-article.ts";
import { readerVersion } from "#lib/importer/reader-version.ts";
import { admit } from "../admit.ts";
import { articleNotFound, refuseUnassigned } from "../change-article.ts";
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
  const { force } = admitted.value.input;
  const fetched = await fetchArticle(article.sourceUrl, options);
  if (!fetched.ok) return failed(article, fetched.error);
  const { bytes, type, cleaned } = fetched.value;
  const page = normalizeDocument(cleaned.document);
  const alike = isSameText(page, latest) ? { page, before: page } : await readAlike(page, latest, article.sourceUrl);
  if (isSameText(alike.page, latest) || isSameText(alike.page, { text: canonicalText(alike.before) })) {
    await insertSourceCheck(database(), { articleId: article.id, outcome: "unchanged" });
    return ok({ outcome: "unchanged" });
  }
  if (!isSameText(alike.before, latest)) {
    // First what the reader of today makes of the page as it was, so that the rest of the difference is the outlet's alone.
    const { original, originalType } = await findOriginal(database(), latest.id);
    const reread = { articleId: article.id, force, original: base64(original), originalType, document: alike.before };
    const added = await addSnapshot(actor, reread);
    if (!added.ok) return notTaken(article, added.error);
  }
  const added = await addSnapshot(actor, {
    articleId: article.id,
    force,
    original: base64(bytes),
    originalType: type,
    document: alike.page,
  });
  if (!added.ok) return notTaken(article, added.error);
  const { snapshot, passages } = added.value;
  await insertSourceCheck(database(), { articleId: article.id, outcome: "changed", snapshotId: snapshot.id });
  return ok({ outcome: "changed", added: { number: snapshot.number, passages } });
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

function isSameText(document: DocumentJson, { text }: Pick<Snapshot, "text">): boolean {
  return sameWords(canonicalText(document), text);
}

async function failed(article: Article, { message }: Refusal): Promise<Result<CheckedSource>> {
  await insertSourceCheck(database(), { articleId: article.id, outcome: "failed", message });
  return ok({ outcome: "failed", message });
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
  const { original, originalType, readerVersion: madeBy } = await findOriginal(database(), latest.id);
  const reread =
    originalType === "text/html" ? await cleanOriginal({ bytes: original, type: originalType, sourceUrl, extract: true }) : null;
  if (!reread?.ok) return { page, before: latest.document };
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
