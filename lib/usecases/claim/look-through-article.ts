import { z } from "zod";
import { findArticle } from "#lib/db/articles.ts";
import { database } from "#lib/db/client.ts";
import { findReview } from "#lib/db/reviews.ts";
import { likeEnough, type PassagePrecedents } from "#lib/domain/claim/precedent.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { sentencesOf } from "#lib/domain/text/sentence-search.ts";
import { admit } from "../admit.ts";
import { articleNotFound } from "../change-article.ts";
import { findClaimsLikeEach, precedentsShownTo } from "../steps/find-precedents.ts";

const asked = z.object({ articleId: z.uuid() });

/** Of a very long text so many sentences are looked at. */
const mostSentences = 400;
/** What is shorter says too little to be told from anything else. UTF-16 units. */
const shortest = 25;
const mostOfOne = 3;

/** The sentences of an article's text that say what was judged before, elsewhere: with an earlier verdict each. In text order. */
export async function lookThroughArticle(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<PassagePrecedents[]>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const { articleId } = admitted.value.input;
  const db = database();
  const found = (await findArticle(db, articleId)) && (await findReview(db, articleId));
  if (!found) return articleNotFound();
  const { text, id: snapshotId } = found.snapshot;
  const passages: PassagePrecedents[] = [];
  const long = sentencesOf(text).filter(({ start, end }) => end - start >= shortest);
  const sentences = long.slice(0, mostSentences).map((span) => ({ ...span, exact: text.slice(span.start, span.end) }));
  const like = await findClaimsLikeEach(
    db,
    sentences.map(({ exact }) => exact),
  );
  for (const [index, { start, end, exact }] of sentences.entries()) {
    const sure = (like[index] ?? []).filter(({ likeness }) => likeness >= likeEnough.text);
    if (sure.length === 0) continue;
    const shown = await precedentsShownTo(db, admitted.value.actor, sure, { limit: sure.length, except: articleId });
    const precedents = shown.filter(({ verdict }) => verdict !== null).slice(0, mostOfOne);
    if (precedents.length > 0) passages.push({ start, end, snapshotId, exact, precedents });
  }
  return ok(passages);
}
