import { z } from "zod";
import { findArticle } from "#lib/db/articles.ts";
import { byWordIndex, database } from "#lib/db/client.ts";
import { countArticlesWith, findArticlesWithSome } from "#lib/db/search-entries.ts";
import { findSnapshotTexts, findTextsOf } from "#lib/db/snapshots.ts";
import { longestClaim } from "#lib/domain/claim/annotation.ts";
import { passageInput } from "#lib/domain/claim/annotation-input.ts";
import { eventWords, type SameEventPassage } from "#lib/domain/claim/same-event.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { wordQueries } from "#lib/domain/text/search-words.ts";
import { sameEventInWorker } from "#lib/importer/compare-in-worker.ts";
import { admit } from "../admit.ts";

const asked = z.object({
  articleId: z.uuid(),
  snapshotId: z.uuid(),
  passages: z
    .array(passageInput.pick({ start: true, end: true }))
    .min(1)
    .max(50),
  claim: z.string().max(longestClaim * 2),
});

/** Words of the event that are looked for, and passages that are looked around. */
const [mostWords, mostPassages] = [120, 5];
/** Articles are looked for by the rarest words first, until so many were found; so many of them are read. */
const [mostFound, mostRead] = [600, 12];
const mostShown = 10;

/** What the desk's other articles say of the event that these passages speak of: sentences to compare with, and to cite. */
export async function findSameEvent(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<SameEventPassage[]>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const { articleId, snapshotId, passages, claim } = admitted.value.input;
  const db = database();
  const article = await findArticle(db, articleId);
  const text = (await findSnapshotTexts(db, [snapshotId])).get(snapshotId);
  if (!article || text === undefined)
    return refuse("not_found", "This article isn’t here any more: what other articles say of it can’t be looked up.");
  const within = passages.filter(({ start, end }) => start < end && end <= text.length).slice(0, mostPassages);
  const event = { text, language: article.language, passages: within, claim };
  const texts = await findTextsOf(db, await findArticlesAlike(eventWords(event), articleId));
  const found = await sameEventInWorker(event, texts, mostShown);
  return ok(
    found.map(({ article: { text: whole, language: _, publishedAt, ...place }, start, end, differs }) => ({
      passage: { ...place, start, end, exact: whole.slice(start, end) },
      publishedAt: publishedAt?.toISOString().slice(0, 10) ?? null,
      differs: differs.map((span) => ({ start: span.start - start, end: span.end - start })),
    })),
  );
}

async function findArticlesAlike(event: string, exceptId: string): Promise<string[]> {
  const queries = wordQueries(event, mostWords);
  const { all, counts } = await byWordIndex((db) => countArticlesWith(db, queries, mostFound));
  let found = 0;
  const rare = queries
    .map((query, index) => ({ query, count: counts[index] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => one.count - other.count)
    .filter(({ count }, index) => {
      found += count;
      return index === 0 || found <= mostFound;
    })
    .map(({ query, count }) => ({ query, weight: Math.log(1 + all / count) }));
  return rare.length === 0 ? [] : byWordIndex((db) => findArticlesWithSome(db, rare, { exceptId, limit: mostRead }));
}
