import { listAnnotationsOf } from "#lib/db/annotations.ts";
import { findArticlesOf } from "#lib/db/articles.ts";
import { findClaimsWith, findTermCounts } from "#lib/db/claim-index.ts";
import type { Transaction } from "#lib/db/client.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { Precedent } from "#lib/domain/claim/precedent.ts";
import { askedFor, beginningsOf, claimStems, rankClaims, soughtBeginnings, type TermCounts } from "#lib/domain/claim/precedent-ranking.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { shownTo } from "../show-annotations.ts";

/** So many of those that share words are compared. */
const compared = 100;
/** Claims so much alike are taken for one where a second verdict is blind. */
const same = 0.6;

export type Found = { id: string; score: number; likeness: number };

/** Annotations whose claims say what a text says, the likeliest first. */
export async function findClaimsLike(db: Transaction, text: string, exceptId: string | null = null): Promise<Found[]> {
  return (await findClaimsLikeEach(db, [text], exceptId)).flat();
}

/** The same for several texts at once. */
export async function findClaimsLikeEach(db: Transaction, texts: string[], exceptId: string | null = null): Promise<Found[][]> {
  const questions = texts.map(askedFor);
  const stems = new Set(questions.flatMap((asked) => [...asked.stems.keys()]));
  if (stems.size === 0) return texts.map(() => []);
  const counts = await findTermCounts(db, [...new Set(questions.flatMap(beginningsOf))], stems);
  const sought = questions.map((asked) => soughtBeginnings(asked, counts));
  const found = await findClaimsWith(db, sought, { limit: compared, exceptId });
  return texts.map((text, index) =>
    ranked(
      text,
      found.filter(({ question }) => question === index),
      counts,
    ),
  );
}

function ranked(text: string, found: { id: string; stems: string[] }[], counts: TermCounts): Found[] {
  const asked = askedFor(text);
  const [itself] = rankClaims(asked, [{ stems: claimStems(text) }], counts, 1);
  const best = itself?.score ?? 1;
  return rankClaims(asked, found, counts, compared).map(({ id, score, likeness }) => ({
    id,
    score: Math.round(Math.min(1, score / best) * 1000) / 1000,
    likeness: Math.round(likeness * 1000) / 1000,
  }));
}

/**
 * The first of them as this person may see them. Where one that says the same, however far down, is theirs to judge independently, all are told
 * without their verdicts: they could sway them.
 */
export async function precedentsShownTo(db: Transaction, reader: Pick<Actor, "id">, found: Found[], limit: number): Promise<Precedent[]> {
  const looked = found.filter(({ likeness }, index) => index < limit || likeness >= same);
  const annotations = await listAnnotationsOf(
    db,
    looked.map(({ id }) => id),
  );
  const articles = new Map(
    (await findArticlesOf(db, [...new Set(annotations.map(({ articleId }) => articleId))])).map((row) => [row.id, row]),
  );
  const shown = new Map<string, Annotation>();
  for (const articleId of articles.keys()) {
    const own = annotations.filter((annotation) => annotation.articleId === articleId);
    for (const annotation of await shownTo(db, reader, articleId, own)) shown.set(annotation.id, annotation);
  }
  const blind = looked.some(({ id, likeness }) => likeness >= same && shown.get(id)?.closed);
  return found.slice(0, limit).flatMap(({ id, score, likeness }) => {
    const annotation = shown.get(id);
    const article = annotation && articles.get(annotation.articleId);
    if (!annotation || !article) return [];
    const { claim, claimant, state, verdict, updatedAt } = annotation;
    const hidden = blind || annotation.hidden;
    return [
      {
        ...{ id, claim, claimant, state, score, likeness, hidden },
        verdict: hidden ? null : verdict,
        article: { id: article.id, slug: article.slug, title: article.title, outlet: article.outlet },
        changedAt: updatedAt,
      },
    ];
  });
}
