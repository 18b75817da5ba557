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
import { cleanOriginal } from "#lib/importer/clean.ts";
import { type FetchOptions, fetchArticle } from "#lib/importer/fetch-article.ts";
import { admit } from "../admit.ts";
import { articleNotFound, refuseUnassigned } from "../change-article.ts";
import { addSnapshot } from "./add-snapshot.ts";

const asked = z.object({ articleId: z.string().max(200) });

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
  const fetched = await fetchArticle(article.sourceUrl, options);
  if (!fetched.ok) return failed(article, fetched.error);
  const { bytes, type, cleaned } = fetched.value;
  const page = normalizeDocument(cleaned.document);
  const isLatest = (document: DocumentJson) => sameWords(canonicalText(document), latest.text);
  const document = isLatest(page) ? page : await cleanedLikeBefore(page, latest, article.sourceUrl);
  if (isLatest(document)) {
    await insertSourceCheck(database(), { articleId: article.id, outcome: "unchanged" });
    return ok({ outcome: "unchanged" });
  }
  const original = Buffer.from(bytes).toString("base64");
  const added = await addSnapshot(actor, { articleId: article.id, original, originalType: type, document });
  if (!added.ok) return failed(article, added.error);
  const { snapshot, passages } = added.value;
  await insertSourceCheck(database(), { articleId: article.id, outcome: "changed", snapshotId: snapshot.id });
  return ok({ outcome: "changed", added: { number: snapshot.number, passages } });
}

async function failed(article: Article, { message }: Refusal): Promise<Result<CheckedSource>> {
  await insertSourceCheck(database(), { articleId: article.id, outcome: "failed", message });
  return ok({ outcome: "failed", message });
}

/** What a person left out when they cleaned the last snapshot is left out again, so that only the outlet's own changes show. */
async function cleanedLikeBefore(document: DocumentJson, latest: Snapshot, sourceUrl: string): Promise<DocumentJson> {
  const { original, originalType } = await findOriginal(database(), latest.id);
  if (originalType !== "text/html") return document;
  const before = await cleanOriginal({ bytes: original, type: originalType, sourceUrl, extract: true });
  if (!before.ok) return document;
  const kept = new Set(blockTexts(latest.document));
  const leftOut = new Set(blockTexts(normalizeDocument(before.value.document)).filter((text) => !kept.has(text)));
  const texts = blockTexts(document);
  const again = texts.flatMap((text, index) => (leftOut.has(text) ? [index] : []));
  return again.length === 0 || again.length === texts.length ? document : withoutBlocks(document, new Set(again));
}
