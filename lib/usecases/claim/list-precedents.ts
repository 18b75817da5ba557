import { z } from "zod";
import { findAnnotationPlace, getAnnotation } from "#lib/db/annotations.ts";
import { findArticle } from "#lib/db/articles.ts";
import { listPrecedentDeeds } from "#lib/db/audit.ts";
import { findClaimIds } from "#lib/db/claims.ts";
import { database, type Transaction } from "#lib/db/client.ts";
import { findOpenAmong } from "#lib/db/openings.ts";
import { longestClaim } from "#lib/domain/claim/annotation.ts";
import type { Appearance } from "#lib/domain/claim/claim-appearances.ts";
import { likeEnough, type Precedent, type PrecedentDeed } from "#lib/domain/claim/precedent.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { annotationNotFound } from "../change-article.ts";
import { annotationShownTo } from "../show-annotations.ts";
import { findClaimsLike, precedentsShownTo } from "../steps/find-precedents.ts";
import { claimsShownTo } from "../steps/show-claims.ts";

const asked = z.object({
  annotationId: z.uuid(),
  /** The claim as it is typed, or the words that are marked. */
  text: z.string().max(longestClaim * 2),
});

const most = 4;
const mostAppearances = 50;

/** `appearances`: the others of the claim that the annotation is joined to, the newest first. */
export type Precedents = { precedents: Precedent[]; appearances: Appearance[]; deeds: PrecedentDeed[] };

/** Earlier claims that say what an annotation's claim says, and what was made of them there. Nothing, for whoever may judge it independently. */
export async function listPrecedents(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<Precedents>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const { annotationId, text } = admitted.value.input;
  const db = database();
  const place = await findAnnotationPlace(db, annotationId);
  // One that isn't saved yet is the asker's own.
  if (place !== null) {
    if (place.deleted || (await findArticle(db, place.articleId)) === null) return annotationNotFound();
    const annotation = await annotationShownTo(db, admitted.value.actor, await getAnnotation(db, annotationId));
    if (annotation.closed) return ok({ precedents: [], appearances: [], deeds: [] });
  }
  const found = await findClaimsLike(db, text, annotationId);
  const like = found.filter(({ likeness }) => likeness >= likeEnough.card);
  return ok({
    precedents: await precedentsShownTo(db, admitted.value.actor, like, { limit: most }),
    ...(await told(db, admitted.value.actor, place && annotationId)),
  });
}

async function told(db: Transaction, reader: Actor, annotationId: string | null): Promise<Omit<Precedents, "precedents">> {
  const claimId = annotationId && (await findClaimIds(db, [annotationId])).get(annotationId);
  if (!annotationId || !claimId) return { appearances: [], deeds: [] };
  const claims = await claimsShownTo(db, reader, [claimId], { most: mostAppearances, except: annotationId });
  const told = await listPrecedentDeeds(db, annotationId);
  const earlier = told.map(({ precedentId }) => precedentId);
  const open = await findOpenAmong(db, earlier, reader.id);
  const deeds = told.filter(({ precedentId }) => open.has(precedentId));
  const claimIds = await findClaimIds(db, earlier);
  return {
    appearances: claims.get(claimId)?.appearances ?? [],
    deeds: deeds.map((deed) => ({ ...deed, claimId: claimIds.get(deed.precedentId) ?? deed.precedentId })),
  };
}
