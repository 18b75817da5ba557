import type { Transaction } from "#lib/db/client.ts";
import { findOpenAmong } from "#lib/db/openings.ts";
import {
  listCitingArticleEver,
  listCitingEver,
  listClaimingEver,
  lockArticles,
  noteHandIn,
  type Place,
  reopenSigned,
} from "#lib/db/reopening.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { recordDeed } from "../change-article.ts";

/**
 * What the desk says of a source or a claimant stands in annotations, which somebody signs: this person has changed it, so they are an author of
 * each, and those that were signed off wait for a sign-off again. Of those of which they may not read all they become none: that would show them
 * what they are still to judge. Gives how many others were reopened.
 */
export async function reopenAnnotations(
  db: Transaction,
  { id: actorId }: Actor,
  places: Place[],
  about: { changed: string[]; source?: string; claimant?: string },
): Promise<number> {
  if (places.length === 0) return 0;
  await lockArticles(db, [...new Set(places.map(({ articleId }) => articleId))]);
  const ids = places.map(({ annotationId }) => annotationId);
  const open = await findOpenAmong(db, ids, actorId);
  const reopened = await noteHandIn(db, [...open], actorId);
  const hidden = await reopenSigned(
    db,
    ids.filter((id) => !open.has(id)),
  );
  for (const { articleId, annotationId, version } of [...reopened, ...hidden]) {
    const data = { version, ...about };
    await recordDeed(db, actorId, articleId, { verb: "updated", subject: "annotation", subjectId: annotationId, data });
  }
  return reopened.length;
}

/** The same of all that cites these sources, but for the annotation in which it was said. */
export async function reopenCiting(db: Transaction, actor: Actor, sourceIds: string[], exceptId?: string): Promise<number> {
  if (sourceIds.length === 0) return 0;
  const citing = await listCitingEver(db, sourceIds);
  return reopenAnnotations(
    db,
    actor,
    citing.filter(({ annotationId }) => annotationId !== exceptId),
    { changed: ["evidence"], ...(sourceIds.length === 1 && { source: sourceIds[0] }) },
  );
}

/** The same of all that cites words of this article: its title and outlet are told with them. */
export async function reopenCitingArticle(db: Transaction, actor: Actor, articleId: string): Promise<number> {
  return reopenAnnotations(db, actor, await listCitingArticleEver(db, articleId), { changed: ["evidence"] });
}

/** The same of all that is claimed by these. */
export async function reopenClaiming(db: Transaction, actor: Actor, claimantIds: string[]): Promise<number> {
  return reopenAnnotations(db, actor, await listClaimingEver(db, claimantIds), { changed: ["claimant"] });
}
