import { findAnnotationPlace, getAnnotation } from "#lib/db/annotations.ts";
import { lockArticle } from "#lib/db/articles.ts";
import { type AppearanceRow, findClaimIds, isAnyPublished, listEveryAppearance, setClaim } from "#lib/db/claims.ts";
import { inTransaction, type Transaction } from "#lib/db/client.ts";
import { wakePublications } from "#lib/db/outbox.ts";
import type { ClaimsChanged } from "#lib/domain/claim/claim-appearances.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { annotationNotFound, recordDeed, refuseUnassigned } from "../change-article.ts";
import { isOpenAnnotation, refuseUnseen } from "../show-annotations.ts";

/** Appearances that go to a claim, with what is written down at each of `told`. */
type Move = { verb: "joined" | "separated"; moves: { ids: string[]; claimId: string }[]; told: string[]; claimId: string };

/**
 * Changes whose appearances annotations are. All articles in which these claims appear are locked, in one order, so that two who join can't pass
 * each other; `decide` gets every appearance, the oldest first. Whoever can't work on the article of the annotation that they stand at, the first,
 * or is still to judge one of these independently, is refused.
 */
export function changeClaims(
  actor: Actor,
  annotationIds: string[],
  decide: (appearances: AppearanceRow[]) => Result<Move>,
): Promise<Result<ClaimsChanged>> {
  return inTransaction(async (db) => {
    const claimIds = [...new Set((await findClaimIds(db, annotationIds)).values())];
    const before = await listEveryAppearance(db, claimIds);
    const live = new Set<string>();
    const slugs = new Map<string, string>();
    for (const articleId of [...new Set(before.map((row) => row.articleId))].sort()) {
      const article = await lockArticle(db, articleId);
      if (article && !article.deleted) live.add(articleId);
      if (article) slugs.set(articleId, article.slug);
    }
    const appearances = await listEveryAppearance(db, claimIds);
    if (JSON.stringify(appearances) !== JSON.stringify(before)) return refuseMeanwhile();
    const admitted = await admitTo(db, actor, annotationIds, live);
    if (!admitted.ok) return admitted;
    const decided = decide(appearances);
    if (!decided.ok) return decided;
    const { verb, moves, told, claimId } = decided.value;
    for (const move of moves) await setClaim(db, move.ids, move.claimId);
    const moved = moves.flatMap(({ ids }) => ids);
    for (const { id, articleId } of appearances.filter((row) => told.includes(row.id))) {
      await recordDeed(db, actor.id, articleId, {
        verb,
        subject: "annotation",
        subjectId: id,
        data: { claimId, moved: moved.slice(0, 100) },
      });
    }
    const slug = [...slugs.values()][0];
    if (slug !== undefined && (await isAnyPublished(db, [...slugs.keys()]))) await wakePublications(db, slug);
    return ok({ claimId, moved });
  });
}

async function admitTo(db: Transaction, actor: Actor, annotationIds: string[], live: ReadonlySet<string>): Promise<Result<null>> {
  for (const [index, id] of annotationIds.entries()) {
    const place = await findAnnotationPlace(db, id);
    if (place === null || place.deleted || !live.has(place.articleId)) return annotationNotFound();
    const others = index === 0 ? await refuseUnassigned(db, actor, place.articleId) : null;
    if (others) return others;
    if (!(await isOpenAnnotation(db, actor, await getAnnotation(db, id)))) return refuseUnseen();
  }
  return ok(null);
}

function refuseMeanwhile(): Result<never> {
  return refuse("conflict", "Somebody joined or parted these claims at the same moment. Nothing was changed: look again.");
}
